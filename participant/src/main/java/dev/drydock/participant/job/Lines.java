package dev.drydock.participant.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads a stream to its end: each line goes to whoever watches, the last 64 KiB are kept. Flat, however much comes. */
final class Lines {
    static final int KEPT = 65_536;
    private static final int LONGEST = 4_096;

    private final Consumer<String> each;
    private final Masking masking;
    private final byte[] ring = new byte[KEPT];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long count;

    Lines(Masking masking, Consumer<String> each) {
        this.masking = masking;
        this.each = each;
    }

    /** @return the end of it, masked */
    String read(InputStream in) throws IOException {
        byte[] buffer = new byte[16_384];
        for (int n; (n = in.read(buffer)) >= 0; ) {
            for (int i = 0; i < n; i++) take(buffer[i]);
        }
        flush();
        return masking.text(kept(), count > KEPT, false);
    }

    private void take(byte b) {
        ring[(int) (count++ % KEPT)] = b;
        if (b == '\n') flush();
        else if (line.size() < LONGEST) line.write(b);
    }

    private void flush() {
        if (line.size() > 0) each.accept(masking.text(line.toByteArray(), false, line.size() == LONGEST));
        line.reset();
    }

    private byte[] kept() {
        int length = (int) Math.min(count, KEPT);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = ring[(int) ((count - length + i) % KEPT)];
        return bytes;
    }
}
