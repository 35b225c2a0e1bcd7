package dev.drydock.cli.text;

/** Colours, or none of them. */
public enum Paint {
    COLOUR,
    NONE;

    public String dim(String s) {
        return with("2", s);
    }

    public String bold(String s) {
        return with("1", s);
    }

    public String green(String s) {
        return with("32", s);
    }

    public String red(String s) {
        return with("31", s);
    }

    public String yellow(String s) {
        return with("33", s);
    }

    public String blue(String s) {
        return with("36", s);
    }

    /** Without colours. */
    public static String plain(String painted) {
        return painted.replaceAll("\033\\[\\d+m", "");
    }

    private String with(String code, String s) {
        return this == NONE || s.isEmpty() ? s : "\033[" + code + "m" + s + "\033[0m";
    }
}
