package dev.drydock.backup.age;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;

/** Encrypts as the program age does. Without {@link #close} what was written is not whole, and nobody takes it for that. */
public final class AgeOutputStream extends OutputStream {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FILE_KEY = 16;

    private final OutputStream out;
    private final Blocks blocks;
    private final byte[] block = new byte[Blocks.BLOCK];
    private final byte[] sealed = new byte[Blocks.BLOCK + Crypto.TAG];
    private int filled;
    private boolean closed;

    public AgeOutputStream(OutputStream out, List<Recipient> recipients) throws IOException {
        if (recipients.isEmpty()) throw new IllegalArgumentException("nobody could open it");
        this.out = out;
        byte[] fileKey = random(FILE_KEY);
        byte[] nonce = random(Blocks.NONCE);
        out.write(Header.bytes(fileKey, recipients));
        out.write(nonce);
        this.blocks = new Blocks(Cipher.ENCRYPT_MODE, fileKey, nonce);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = offset, left = length; left > 0; ) {
            // a full block waits: it may be the last one
            if (filled == block.length) seal(false);
            int n = Math.min(left, block.length - filled);
            System.arraycopy(bytes, at, block, filled, n);
            filled += n;
            at += n;
            left -= n;
        }
    }

    private void seal(boolean last) throws IOException {
        try {
            out.write(sealed, 0, blocks.next(block, filled, last, sealed));
            filled = 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        try (out) {
            seal(true);
        }
    }
}
