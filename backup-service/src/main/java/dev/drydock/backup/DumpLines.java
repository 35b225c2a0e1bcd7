package dev.drydock.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Hands a dump on, its short lines edited; a line may be gigabytes long and is never held. */
final class DumpLines extends OutputStream {
    private static final int SHORT = 2048;

    /** After so many lines only those that begin so are looked at: nearly all are data. */
    private static final int HEAD = 50;

    private static final String BEGINNINGS = "-\\/AC";

    private final UnaryOperator<String> edit;
    private final OutputStream out;
    private final byte[] line = new byte[SHORT];
    private int held;
    private boolean longer;
    private int lines;

    /** @param edit null: the line is left out */
    DumpLines(UnaryOperator<String> edit, OutputStream out) {
        this.edit = edit;
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int asIs = offset; // from here on all goes on as it is, in one piece
        for (int from = offset; from < end; ) {
            int newline = Bytes.find((byte) '\n', bytes, from, end);
            if (held == 0 && !longer) longer = data(bytes, from, newline);
            if (!longer) {
                out.write(bytes, asIs, from - asIs);
                asIs = hold(bytes, from, newline) ? newline : from;
            }
            if (newline < end && over()) asIs = newline + 1;
            from = newline + 1;
        }
        out.write(bytes, asIs, end - asIs);
    }

    private boolean data(byte[] bytes, int from, int newline) {
        return from < newline && lines > HEAD && BEGINNINGS.indexOf(bytes[from]) < 0;
    }

    /** @return false: it is too long, and goes on as it is */
    private boolean hold(byte[] bytes, int from, int to) throws IOException {
        if (held + to - from <= SHORT) {
            System.arraycopy(bytes, from, line, held, to - from);
            held += to - from;
            return true;
        }
        out.write(line, 0, held);
        held = 0;
        longer = true;
        return false;
    }

    /** @return whether it was held, so that its end has gone on, too */
    private boolean over() throws IOException {
        boolean wasHeld = !longer;
        if (wasHeld) {
            String edited = edit.apply(new String(line, 0, held, StandardCharsets.ISO_8859_1));
            if (edited != null) out.write((edited + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        held = 0;
        longer = false;
        lines = Math.min(lines + 1, HEAD + 1);
        return wasHeld;
    }

    /** A last line without an end is none that could be edited. */
    @Override
    public void flush() throws IOException {
        out.write(line, 0, held);
        held = 0;
        out.flush();
    }
}
