package dev.drydock.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Knows whether it was the other end that took no more. */
final class Outlet extends FilterOutputStream {
    private boolean refused;

    Outlet(OutputStream out) {
        super(out);
    }

    boolean refused() {
        return refused;
    }

    private interface Act {
        void done() throws IOException;
    }

    private void noted(Act act) throws IOException {
        try {
            act.done();
        } catch (IOException e) {
            refused = true;
            throw e;
        }
    }

    @Override
    public void write(int b) throws IOException {
        noted(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int many) throws IOException {
        noted(() -> out.write(bytes, from, many));
    }

    @Override
    public void flush() throws IOException {
        noted(out::flush);
    }

    @Override
    public void close() throws IOException {
        noted(out::close);
    }
}
