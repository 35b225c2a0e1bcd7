package dev.drydock.participant.job;

/**
 * The last line that a script says on its error output: {@code drydock-end: WORD rest}. Without one, nobody knows.
 *
 * @param before what was said before it
 */
record Verdict(String word, String rest, String before) {
    private static final String MARK = "drydock-end: ";

    static Verdict of(String errors) {
        int at = errors.lastIndexOf(MARK);
        if (at < 0 || (at > 0 && errors.charAt(at - 1) != '\n')) return new Verdict("", "", errors);
        String line = errors.substring(at + MARK.length()).strip();
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        return new Verdict(word, space < 0 ? "" : line.substring(space + 1), errors.substring(0, at));
    }
}
