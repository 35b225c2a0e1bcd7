package dev.drydock.participant.job;

/**
 * The last line that a script says on its error output, after a line end of its own: {@code drydock-end: WORD rest}. Without one, nobody knows.
 *
 * @param before what was said before it
 */
record Verdict(String word, String rest, String before) {
    private static final String MARK = "drydock-end: ";

    /** Where masking comes too early, a secret that is a word of ours would hide it. */
    Verdict masked(Masking masking) {
        return new Verdict(word, masking.mask(rest), masking.mask(before));
    }

    static Verdict of(String errors) {
        int at = errors.lastIndexOf(MARK);
        if (at < 1 || errors.charAt(at - 1) != '\n') return new Verdict("", "", errors);
        String line = errors.substring(at + MARK.length()).strip();
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        return new Verdict(word, space < 0 ? "" : line.substring(space + 1), errors.substring(0, at - 1));
    }
}
