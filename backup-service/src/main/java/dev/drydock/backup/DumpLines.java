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
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int newline = from;
            while (newline < end && bytes[newline] != '\n') newline++;
            part(bytes, from, newline);
            if (newline < end) over();
            from = newline + 1;
        }
    }

    private void part(byte[] bytes, int from, int to) throws IOException {
        if (from == to) return;
        if (held == 0 && !longer) longer = lines > HEAD && BEGINNINGS.indexOf(bytes[from]) < 0;
        if (!longer && held + to - from <= SHORT) {
            System.arraycopy(bytes, from, line, held, to - from);
            held += to - from;
            return;
        }
        out.write(line, 0, held);
        held = 0;
        longer = true;
        out.write(bytes, from, to - from);
    }

    private void over() throws IOException {
        if (!longer) {
            String edited = edit.apply(new String(line, 0, held, StandardCharsets.ISO_8859_1));
            if (edited != null) out.write((edited + "\n").getBytes(StandardCharsets.ISO_8859_1));
        } else out.write('\n');
        held = 0;
        longer = false;
        lines = Math.min(lines + 1, HEAD + 1);
    }

    /** A last line without an end is none that could be edited. */
    @Override
    public void flush() throws IOException {
        out.write(line, 0, held);
        held = 0;
        out.flush();
    }
}
