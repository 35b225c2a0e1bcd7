package dev.drydock.participant.job;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What lies between a word that the site made up and the same word at the end. Without its end nobody knows whether it is all.
 * What a login says before the first, and what was left behind says after the second, is none of it.
 */
final class Framed {
    private static final byte[] MARK = "drydock:".getBytes(StandardCharsets.US_ASCII);
    private static final int WORD = MARK.length + 36;

    private Framed() {}

    /** Whether the script came to its beginning. */
    static boolean begun(byte[] said) {
        return first(said) >= 0;
    }

    /** Empty: it did not come whole. */
    static Optional<byte[]> whole(byte[] said) {
        int begin = first(said);
        if (begin < 0) return Optional.empty();
        int from = begin + WORD;
        for (int end = said.length - WORD; end >= from; end--) {
            if (Arrays.equals(said, end, end + WORD, said, begin, from)) {
                return Optional.of(Arrays.copyOfRange(said, from, end));
            }
        }
        return Optional.empty();
    }

    private static int first(byte[] said) {
        for (int at = 0; at + WORD <= said.length; at++) {
            if (Arrays.equals(said, at, at + MARK.length, MARK, 0, MARK.length)) return at;
        }
        return -1;
    }
}
