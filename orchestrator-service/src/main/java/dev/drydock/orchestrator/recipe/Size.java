package dev.drydock.orchestrator.recipe;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far it is from one version to another. */
public enum Size {
    NONE,
    PATCH,
    MINOR,
    MAJOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String words() {
        return Arrays.stream(values()).map(Size::word).collect(Collectors.joining("|"));
    }

    static Size of(String word) {
        return word.isEmpty() ? NONE : valueOf(word.toUpperCase(Locale.ROOT));
    }
}
