package dev.drydock.stack.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was looked at, and how it is.
 *
 * @param next what to type, or to do; empty where it is ok
 */
public record Finding(Level level, String what, String is, @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {
    public enum Level {
        @JsonProperty("ok")
        OK,
        @JsonProperty("warn")
        WARN,
        @JsonProperty("bad")
        BAD;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Finding ok(String what, String is) {
        return new Finding(Level.OK, what, is, "");
    }

    static Finding warn(String what, String is, String next) {
        return new Finding(Level.WARN, what, is, next);
    }

    static Finding bad(String what, String is, String next) {
        return new Finding(Level.BAD, what, is, next);
    }

    public String text() {
        String line = "%-4s %s: %s".formatted(level.word(), what, is);
        return next.isEmpty() ? line : line + "\n       next: " + next;
    }
}
