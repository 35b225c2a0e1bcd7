package dev.drydock.contract.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Ed25519 over topic, 0x00, key, 0x00, value: a signed record cannot be moved to another topic or run. A key id is the
 * name of the one who owns it ({@code orchestrator}, {@code backup} …), with a suffix for each key after the first
 * ({@code orchestrator.2}). All are believed whose public key is there.
 *
 * <p>Bouncy Castle's, not the JDK's: the same signatures and keys, in a tenth of the time (ADR 6).
 */
public final class Signatures {
    public static final String SIGNATURE = "drydock-signature";
    public static final String KEY = "drydock-key";

    private Signatures() {}

    public record Signer(String keyId, Ed25519PrivateKeyParameters key) {
        public Signer(String keyId, PrivateKey key) {
            this(keyId, parameters(key));
        }

        private static Ed25519PrivateKeyParameters parameters(PrivateKey key) {
            try {
                return (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(key.getEncoded());
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        }

        /** Its first key. */
        public static Signer load(String owner, Path file) {
            return load(owner, owner, file);
        }

        /** @param file PKCS#8, base64, as {@code keys/NAME.key} */
        public static Signer load(String owner, String keyId, Path file) {
            if (!owns(owner, keyId)) {
                throw new IllegalStateException("the key id '" + keyId + "' is not " + owner + "'s: it must be " + owner
                        + ", or " + owner + ".2 and so on (drydock.signing-key-id)");
            }
            try {
                byte[] der = Base64.getMimeDecoder().decode(Files.readString(file));
                return new Signer(keyId, (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(der));
            } catch (IOException | RuntimeException e) {
                throw new IllegalStateException("cannot read the signing key " + file + ": " + e.getMessage(), e);
            }
        }

        public byte[] sign(String topic, String key, byte[] value) {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, this.key);
            feed(signer, topic, key, value);
            return signer.generateSignature();
        }
    }

    /** The public keys that are believed, by key id. */
    public record Trusted(Map<String, Ed25519PublicKeyParameters> keys) {
        public static Trusted of(Map<String, PublicKey> keys) {
            Map<String, Ed25519PublicKeyParameters> all = new HashMap<>();
            try {
                for (var e : keys.entrySet()) {
                    all.put(e.getKey(), parameters(e.getValue().getEncoded()));
                }
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
            return new Trusted(Map.copyOf(all));
        }

        private static Ed25519PublicKeyParameters parameters(byte[] der) throws IOException {
            return (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(der);
        }

        /** @param folder with one {@code NAME.pub} (X.509, base64) each */
        public static Trusted load(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                Map<String, Ed25519PublicKeyParameters> keys = new HashMap<>();
                for (Path f : files.filter(f -> f.toString().endsWith(".pub")).toList()) {
                    String name = f.getFileName().toString();
                    keys.put(
                            name.substring(0, name.length() - ".pub".length()),
                            parameters(Base64.getMimeDecoder().decode(Files.readString(f))));
                }
                return new Trusted(Map.copyOf(keys));
            } catch (IOException | RuntimeException e) {
                throw new IllegalStateException("cannot read the trusted keys in " + folder + ": " + e.getMessage(), e);
            }
        }

        /**
         * So that nobody signs for months what nobody will ever believe.
         *
         * @throws IllegalStateException the public key of that name is another's
         */
        public Trusted fitting(Signer signer) {
            byte[] nothing = {};
            boolean fits = !keys.containsKey(signer.keyId())
                    || signedBy(signer.keyId(), signer.keyId(), signer.sign("", "", nothing), "", "", nothing);
            if (fits) return this;
            throw new IllegalStateException("the signing key is not the one whose public half is " + signer.keyId()
                    + ".pub: a new key needs a name of its own, such as " + signer.keyId()
                    + ".2 (drydock.signing-key-id; see docs/keys.md)");
        }

        /** Was it signed by that owner, with any of its keys? */
        public boolean signedBy(String owner, String keyId, byte[] signature, String topic, String key, byte[] value) {
            if (keyId == null || signature == null || value == null) return false;
            if (!owns(owner, keyId)) return false;
            Ed25519PublicKeyParameters known = keys.get(keyId);
            if (known == null) return false;
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(false, known);
            feed(signer, topic, key, value);
            return signer.verifySignature(signature);
        }
    }

    private static boolean owns(String owner, String keyId) {
        return keyId.equals(owner) || keyId.startsWith(owner + ".");
    }

    private static void feed(Ed25519Signer s, String topic, String key, byte[] value) {
        feed(s, topic.getBytes(StandardCharsets.UTF_8));
        s.update((byte) 0);
        feed(s, (key == null ? "" : key).getBytes(StandardCharsets.UTF_8));
        s.update((byte) 0);
        feed(s, value);
    }

    private static void feed(Ed25519Signer s, byte[] bytes) {
        s.update(bytes, 0, bytes.length);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
