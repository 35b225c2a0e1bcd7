package dev.drydock.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 in the making, of bytes or of values each of which stands for itself alone. */
final class Hash {
    private static final int LARGEST = 1 << 13;

    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(InputStream in) throws IOException {
        return of(in, new byte[1 << 16]);
    }

    /** @param buffer whose content is nobody's */
    static String of(InputStream in, byte[] buffer) throws IOException {
        Hash hash = new Hash();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            hash.digest.update(buffer, 0, n);
        }
        return hash.hex();
    }

    /** With its length before it, so that no two lists of values look the same. */
    Hash add(Object value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        values.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        values.writeBytes(bytes);
        if (values.size() > LARGEST) digested();
        return this;
    }

    private void digested() {
        digest.update(values.toByteArray());
        values.reset();
    }

    String hex() {
        digested();
        return hex(digest);
    }

    static String of(String text) {
        return new Hash().add(text).hex();
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
