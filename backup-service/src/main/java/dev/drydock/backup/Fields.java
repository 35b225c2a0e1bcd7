package dev.drydock.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Fields of bytes, each ended with NUL. */
final class Fields {
    private static final int LONGEST = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[2 * LONGEST];
    private int from;
    private int to;

    Fields(InputStream in) {
        this.in = in;
    }

    boolean more() throws IOException {
        return from < to || fill();
    }

    String next() throws IOException {
        int end = from;
        while (true) {
            while (end < to && buffer[end] != 0) end++;
            if (end - from > LONGEST) throw new IOException("a path of the listing is too long");
            if (end < to) break;
            end -= from; // what is left moves to the beginning
            if (!fill()) throw new EOFException("the listing ends in the middle");
        }
        String field = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
        from = end + 1;
        return field;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int n = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, n);
        return n > 0;
    }
}
