package dev.drydock.contract.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ed25519 over topic, 0x00, key, 0x00, value: a signed record cannot be moved to another topic or run. A key id is the
 * name of the one who owns it ({@code orchestrator}, {@code backup} …), with an optional {@code .2} after a rotation.
 */
public final class Signatures {
    public static final String SIGNATURE = "drydock-signature";
    public static final String KEY = "drydock-key";

    private Signatures() {}

    public record Signer(String keyId, PrivateKey key) {
        /** @param file PKCS#8, base64, as {@code keys/NAME.key} */
        public static Signer load(String keyId, Path file) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(Files.readString(file));
                return new Signer(
                        keyId, KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der)));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException("cannot read the signing key " + file + ": " + e.getMessage(), e);
            }
        }

        public byte[] sign(String topic, String key, byte[] value) {
            try {
                Signature s = Signature.getInstance("Ed25519");
                s.initSign(this.key);
                feed(s, topic, key, value);
                return s.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The public keys that are believed, by key id. */
    public record Trusted(Map<String, PublicKey> keys) {
        /** @param folder with one {@code NAME.pub} (X.509, base64) each */
        public static Trusted load(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                KeyFactory factory = KeyFactory.getInstance("Ed25519");
                Map<String, PublicKey> keys = new java.util.HashMap<>();
                for (Path f : files.filter(f -> f.toString().endsWith(".pub")).toList()) {
                    byte[] der = Base64.getMimeDecoder().decode(Files.readString(f));
                    String name = f.getFileName().toString();
                    keys.put(
                            name.substring(0, name.length() - ".pub".length()),
                            factory.generatePublic(new X509EncodedKeySpec(der)));
                }
                return new Trusted(Map.copyOf(keys));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException("cannot read the trusted keys in " + folder + ": " + e.getMessage(), e);
            }
        }

        /** Was it signed by that owner, with any of its keys? */
        public boolean signedBy(String owner, String keyId, byte[] signature, String topic, String key, byte[] value) {
            if (keyId == null || signature == null || value == null) return false;
            if (!keyId.equals(owner) && !keyId.startsWith(owner + ".")) return false;
            PublicKey known = keys.get(keyId);
            if (known == null) return false;
            try {
                Signature s = Signature.getInstance("Ed25519");
                s.initVerify(known);
                feed(s, topic, key, value);
                return s.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }

    private static void feed(Signature s, String topic, String key, byte[] value) throws GeneralSecurityException {
        s.update(topic.getBytes(StandardCharsets.UTF_8));
        s.update((byte) 0);
        s.update((key == null ? "" : key).getBytes(StandardCharsets.UTF_8));
        s.update((byte) 0);
        s.update(value);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
