package dev.drydock.backup.age;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * What stands before an encrypted file: its key, once for each who may open it.
 *
 * @param text up to and with the three dashes: that is what the code over it is made of
 */
record Header(List<Stanza> stanzas, byte[] text, byte[] code) {
    private static final String FIRST = "age-encryption.org/v1";
    private static final String KIND = "X25519";
    private static final String LABEL = "age-encryption.org/v1/X25519";
    private static final int FILE_KEY = 16;
    private static final int LONGEST = 1 << 16;

    /** @param share the ephemeral public key */
    record Stanza(byte[] share, byte[] wrapped) {
        String text() {
            return "-> " + KIND + " " + base64(share) + "\n" + base64(wrapped) + "\n";
        }
    }

    static byte[] bytes(byte[] fileKey, List<Recipient> recipients) {
        StringBuilder text = new StringBuilder(FIRST + "\n");
        recipients.forEach(r -> text.append(stanza(fileKey, r).text()));
        text.append("---");
        byte[] code = Crypto.hmac(
                Crypto.hkdf(fileKey, new byte[0], "header"), text.toString().getBytes(StandardCharsets.US_ASCII));
        return text.append(' ').append(base64(code)).append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The ephemeral key is made of the file's own random key, as a key encapsulation does: so whoever opens the file with one
     * private key can make every other stanza again, and see whom it is for.
     */
    static Stanza stanza(byte[] fileKey, Recipient recipient) {
        byte[] ephemeral = Crypto.hkdf(fileKey, recipient.point(), "drydock.dev/age/ephemeral");
        byte[] share = new byte[X25519.POINT_SIZE];
        X25519.scalarMultBase(ephemeral, 0, share, 0);
        byte[] wrapped = new byte[FILE_KEY + Crypto.TAG];
        byte[] secret = agreed(ephemeral, recipient.point())
                .orElseThrow(() -> new IllegalArgumentException("a weak public key"));
        try {
            Crypto.apply(
                    Crypto.cipher(),
                    Cipher.ENCRYPT_MODE,
                    wrapping(secret, share, recipient),
                    new byte[Crypto.NONCE],
                    fileKey,
                    FILE_KEY,
                    wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return new Stanza(share, wrapped);
    }

    private static Optional<byte[]> agreed(byte[] scalar, byte[] point) {
        byte[] secret = new byte[X25519.POINT_SIZE];
        return X25519.calculateAgreement(scalar, 0, point, 0, secret, 0) ? Optional.of(secret) : Optional.empty();
    }

    private static byte[] wrapping(byte[] secret, byte[] share, Recipient recipient) {
        byte[] salt = new byte[share.length + Recipient.LENGTH];
        System.arraycopy(share, 0, salt, 0, share.length);
        System.arraycopy(recipient.point(), 0, salt, share.length, Recipient.LENGTH);
        return Crypto.hkdf(secret, salt, LABEL);
    }

    /** @return the file's key; empty: none of these opens it */
    Optional<byte[]> open(List<Identity> identities) throws IOException {
        for (Identity identity : identities) {
            for (Stanza stanza : stanzas) {
                Optional<byte[]> key = unwrap(stanza, identity);
                if (key.isEmpty()) continue;
                if (!MessageDigest.isEqual(Crypto.hmac(Crypto.hkdf(key.get(), new byte[0], "header"), text), code)) {
                    throw new IOException("the encrypted file's head is damaged");
                }
                return key;
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> unwrap(Stanza stanza, Identity identity) {
        Optional<byte[]> secret = agreed(identity.scalar(), stanza.share());
        if (secret.isEmpty()) return secret;
        byte[] key = new byte[FILE_KEY + Crypto.TAG];
        try {
            int length = Crypto.apply(
                    Crypto.cipher(),
                    Cipher.DECRYPT_MODE,
                    wrapping(secret.get(), stanza.share(), identity.recipient()),
                    new byte[Crypto.NONCE],
                    stanza.wrapped(),
                    stanza.wrapped().length,
                    key);
            return length == FILE_KEY ? Optional.of(java.util.Arrays.copyOf(key, FILE_KEY)) : Optional.empty();
        } catch (GeneralSecurityException e) { // it is another's
            return Optional.empty();
        }
    }

    /** Does the private key of this one open it too? */
    boolean isFor(Recipient recipient, byte[] fileKey) {
        String wanted = stanza(fileKey, recipient).text();
        return stanzas.stream().anyMatch(s -> s.text().equals(wanted));
    }

    static Header read(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (!line(in, text).equals(FIRST)) throw new IOException("this is no file that age has encrypted");
        List<Stanza> stanzas = new ArrayList<>();
        for (String line = line(in, text); ; line = line(in, text)) {
            if (line.startsWith("--- ")) {
                byte[] all = text.toByteArray();
                int end = all.length - line.length() - 1 + 3;
                return new Header(stanzas, java.util.Arrays.copyOf(all, end), decoded(line.substring(4)));
            }
            String[] words = line.split(" ");
            if (!words[0].equals("->") || words.length < 2) throw damaged();
            String body = body(in, text);
            if (words[1].equals(KIND) && words.length == 3) {
                Stanza stanza = new Stanza(decoded(words[2]), decoded(body));
                if (stanza.share().length != X25519.POINT_SIZE || stanza.wrapped().length != FILE_KEY + Crypto.TAG)
                    throw damaged();
                stanzas.add(stanza);
            }
        }
    }

    /** Lines of 64 letters, the last one shorter. */
    private static String body(InputStream in, ByteArrayOutputStream text) throws IOException {
        StringBuilder body = new StringBuilder();
        String line = line(in, text);
        while (line.length() == 64) {
            body.append(line);
            line = line(in, text);
        }
        return body.append(line).toString();
    }

    private static String line(InputStream in, ByteArrayOutputStream text) throws IOException {
        int from = text.size();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || text.size() > LONGEST) throw damaged();
            text.write(c);
        }
        text.write('\n');
        byte[] all = text.toByteArray();
        return new String(all, from, all.length - from - 1, StandardCharsets.US_ASCII);
    }

    private static byte[] decoded(String letters) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(letters);
            if (!base64(bytes).equals(letters)) throw damaged();
            return bytes;
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static IOException damaged() {
        return new IOException("the encrypted file's head is damaged");
    }
}
