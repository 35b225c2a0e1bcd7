package dev.drydock.participant.job;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What may be the name of an environment variable, and how a value is written for a shell. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private Names() {}

    static String checked(String name) {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("not a variable's name: " + name);
        return name;
    }

    static String quoted(String value) {
        if (value.indexOf('\0') >= 0) throw new IllegalArgumentException("a NUL in a value");
        return "'" + value.replace("'", "'\\''") + "'";
    }

    /** As arguments NAME=VALUE. */
    static List<String> pairs(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(e -> checked(e.getKey()) + "=" + e.getValue())
                .toList();
    }
}
