package dev.drydock.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stream whose last line, made by the one who sends, tells what cksum says of it and the sender's exit code. A stream that
 * was cut looks just like a short one; only that line tells.
 */
final class Whole extends InputStream {
    private static final Pattern TRAILER = Pattern.compile("([0-9]{1,10} [0-9]{1,20}) +([0-9]{3})\n");
    private static final int LENGTH = 36;

    private final InputStream in;
    private final Cksum sum = new Cksum();
    private final byte[] held = new byte[LENGTH];
    private int holding;

    Whole(InputStream in) {
        this.in = in;
    }

    long count() {
        return sum.count();
    }

    /** To be asked at the end of the stream. @return the sender's exit code; empty: this is not all */
    Optional<Integer> exit() {
        Matcher m = TRAILER.matcher(new String(held, 0, holding, StandardCharsets.US_ASCII));
        return m.matches() && m.group(1).equals(sum.text())
                ? Optional.of(Integer.parseInt(m.group(2)))
                : Optional.empty();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        holding += in.readNBytes(held, holding, LENGTH - holding);
        byte[] more = new byte[length];
        int n = holding < LENGTH ? -1 : in.read(more, 0, length);
        if (n < 0) return -1;
        int old = Math.min(n, LENGTH);
        System.arraycopy(held, 0, bytes, offset, old);
        System.arraycopy(more, 0, bytes, offset + old, n - old);
        System.arraycopy(held, old, held, 0, LENGTH - old);
        System.arraycopy(more, n - old, held, LENGTH - old, old);
        sum.update(bytes, offset, n);
        return n;
    }
}
