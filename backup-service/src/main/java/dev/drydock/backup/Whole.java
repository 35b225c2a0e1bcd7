package dev.drydock.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A stream whose last line, made by the one who sends after all else, has the word that only he was told, and the sender's exit code. A
 * stream that was cut looks just like a short one; only that line tells, and nothing that is sent can look like it.
 */
final class Whole extends InputStream {
    private final InputStream in;
    private final String word;
    private final byte[] held;
    private int holding;
    private long count;

    Whole(InputStream in, String word) {
        this.in = in;
        this.word = word;
        this.held = new byte[word.length() + " 000\n".length()];
    }

    long count() {
        return count;
    }

    /** To be asked at the end of the stream. @return the sender's exit code; empty: this is not all */
    Optional<Integer> exit() {
        String line = new String(held, 0, holding, StandardCharsets.US_ASCII);
        if (!line.startsWith(word + " ")) return Optional.empty();
        String code = line.substring(word.length() + 1);
        return code.matches("[0-9]{3}\n") ? Optional.of(Integer.parseInt(code.strip())) : Optional.empty();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (length <= held.length) {
            byte[] wider = new byte[held.length + length];
            int n = read(wider, 0, wider.length);
            if (n > 0) System.arraycopy(wider, 0, bytes, offset, n);
            return n;
        }
        holding += in.readNBytes(held, holding, held.length - holding);
        // what is held goes before what comes, and as much of the end is held instead
        int n = holding < held.length ? -1 : in.read(bytes, offset + held.length, length - held.length);
        if (n < 0) return -1;
        System.arraycopy(held, 0, bytes, offset, held.length);
        System.arraycopy(bytes, offset + n, held, 0, held.length);
        count += n;
        return n;
    }
}
