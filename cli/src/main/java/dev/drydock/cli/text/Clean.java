package dev.drydock.cli.text;

import java.util.regex.Pattern;

/**
 * What came from elsewhere, made harmless: a site's command decides what its output says, and a terminal obeys escape
 * sequences. Nothing that moves the cursor, changes colours or the reading direction is left.
 */
public final class Clean {
    private static final String CSI = "(?:\\x1B\\[|\\x9B)[0-?]*[ -/]*[@-~]";
    private static final String STRING =
            "(?:\\x1B[\\]PX^_]|[\\x9D\\x90\\x98\\x9E\\x9F])[^\\x07\\x1B\\x9C\\n]*(?:\\x07|\\x1B\\\\|\\x9C)?";
    private static final String SHORT = "\\x1B[ -/]*[0-~]?";
    private static final Pattern ESCAPE = Pattern.compile(CSI + "|" + STRING + "|" + SHORT);
    private static final Pattern NEWLINE = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");

    private Clean() {}

    /** One line, whatever came. */
    public static String line(String s) {
        return s == null ? null : block(s).strip().replace('\n', ' ');
    }

    /** Several lines: line feeds stay. */
    public static String block(String s) {
        if (s == null) return null;
        String noEscapes = ESCAPE.matcher(s).replaceAll("");
        StringBuilder b = new StringBuilder(noEscapes.length());
        NEWLINE.matcher(noEscapes).replaceAll("\n").codePoints().forEach(c -> {
            if (c == '\t') b.append("    ");
            else if (c == '\n' || shown(c)) b.appendCodePoint(c);
        });
        return b.toString();
    }

    /** JSON text that is passed on: what a terminal might obey is written as an escape, the value stays the same. */
    public static String json(String json) {
        StringBuilder b = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (c >= ' ' && !shown(c) && Character.isBmpCodePoint(c)) b.append(String.format("\\u%04x", c));
            else if (c >= ' ' || c == '\n') b.appendCodePoint(c);
        });
        return b.toString();
    }

    private static boolean shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
