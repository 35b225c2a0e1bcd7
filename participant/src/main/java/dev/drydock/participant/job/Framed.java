package dev.drydock.participant.job;

import java.util.Arrays;
import java.util.Optional;

/** What lies between a word that the site made up and the same word at the end. Without its end nobody knows whether it is all. */
final class Framed {
    private static final int WORD = 36;

    private Framed() {}

    /** Whether the script came to its beginning. */
    static boolean begun(byte[] said) {
        return said.length >= WORD;
    }

    /** Empty: it did not come whole. What comes after the end was said by what was left behind. */
    static Optional<byte[]> whole(byte[] said) {
        for (int end = said.length - WORD; end >= WORD; end--) {
            if (Arrays.equals(said, end, end + WORD, said, 0, WORD)) {
                return Optional.of(Arrays.copyOfRange(said, WORD, end));
            }
        }
        return Optional.empty();
    }
}
