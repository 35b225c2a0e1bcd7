package dev.drydock.cli.text;

/** Columns that text takes in a terminal: a line that wraps would spoil the redrawing. */
public final class Width {
    private Width() {}

    public static int of(String s) {
        return s.codePoints().map(Width::of).sum();
    }

    /** Cut to so many columns, with an ellipsis where something is missing. */
    public static String fit(String s, int columns) {
        if (of(s) <= columns) return s;
        StringBuilder b = new StringBuilder();
        int used = 0;
        for (int c : s.codePoints().toArray()) {
            used += of(c);
            if (used > columns - 1) break;
            b.appendCodePoint(c);
        }
        return b.append('…').toString();
    }

    public static String pad(String s, int columns) {
        return s + " ".repeat(Math.max(0, columns - of(s)));
    }

    private static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) return 0;
        return wide(c) ? 2 : 1;
    }

    private static boolean wide(int c) {
        return c >= 0x1100
                && (c <= 0x115f
                        || (c >= 0x2e80 && c <= 0xa4cf)
                        || (c >= 0xac00 && c <= 0xd7a3)
                        || (c >= 0xf900 && c <= 0xfaff)
                        || (c >= 0xfe30 && c <= 0xfe6f)
                        || (c >= 0xff00 && c <= 0xff60)
                        || (c >= 0xffe0 && c <= 0xffe6)
                        || (c >= 0x1f300 && c <= 0x1faff)
                        || Character.isEmojiPresentation(c)
                        || (c >= 0x20000 && c <= 0x3fffd));
    }
}
