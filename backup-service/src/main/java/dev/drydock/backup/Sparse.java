package dev.drydock.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * A file with holes, as tar stores it: in decimal lines how many pieces there are and where each begins and how long it is,
 * filled up to a block; then the pieces. Hashed as if the holes were there.
 */
final class Sparse {
    private static final byte[] HOLE = new byte[1 << 16];

    private final InputStream in;
    private long headRead;

    private Sparse(InputStream in) {
        this.in = in;
    }

    static void hash(InputStream data, long size, MessageDigest digest) throws IOException {
        new Sparse(data).hash(size, digest);
    }

    private void hash(long size, MessageDigest digest) throws IOException {
        int pieces = (int) number();
        if (pieces < 0 || pieces > 10_000_000) throw new IOException("the archive is damaged: " + pieces + " pieces");
        long[] map = new long[2 * pieces];
        for (int i = 0; i < map.length; i++) {
            map[i] = number();
        }
        in.skipNBytes((Tar.BLOCK - headRead % Tar.BLOCK) % Tar.BLOCK);
        long at = 0;
        for (int i = 0; i < map.length; i += 2) {
            hole(map[i] - at, digest);
            piece(map[i + 1], digest);
            at = map[i] + map[i + 1];
        }
        hole(size - at, digest);
    }

    private void hole(long length, MessageDigest digest) throws IOException {
        if (length < 0) throw new IOException("the archive is damaged: a file's pieces overlap");
        for (long left = length; left > 0; left -= Math.min(left, HOLE.length)) {
            digest.update(HOLE, 0, (int) Math.min(left, HOLE.length));
        }
    }

    private void piece(long length, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) throw new EOFException("the archive ends in the middle of a file");
            digest.update(buffer, 0, n);
            left -= n;
        }
    }

    private long number() throws IOException {
        long value = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < '0' || c > '9') throw new IOException("the archive is damaged: a file's map cannot be read");
            value = value * 10 + c - '0';
            headRead++;
        }
        headRead++;
        return value;
    }
}
