package dev.drydock.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Knows the checksum of what went through. */
final class Summed extends FilterOutputStream {
    private final Cksum sum = new Cksum();

    Summed(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        sum.update(bytes, offset, length);
    }

    String text() {
        return sum.text();
    }
}
