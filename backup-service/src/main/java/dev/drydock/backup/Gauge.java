package dev.drydock.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Says how much of what is awaited has come. */
final class Gauge extends FilterInputStream {
    private final long total;
    private final IntConsumer percent;
    private long count;
    private int said = -1;

    Gauge(InputStream in, long total, IntConsumer percent) {
        super(in);
        this.total = Math.max(1, total);
        this.percent = percent;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = in.read(bytes, offset, length);
        count += Math.max(0, n);
        int now = (int) Math.min(99, count * 100 / total);
        if (now > said) {
            said = now;
            percent.accept(now);
        }
        return n;
    }
}
