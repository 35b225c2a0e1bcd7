package dev.drydock.participant.job;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Hides the values of secrets in whatever leaves the site. A secret of several lines is hidden line by line too. */
final class Masking {
    private static final int SHORTEST = 4;
    private final List<String> values;

    Masking(Collection<byte[]> secrets) {
        values = secrets.stream()
                .map(s -> new String(s, StandardCharsets.UTF_8).strip())
                .flatMap(s -> Stream.concat(Stream.of(s), s.lines().map(String::strip)))
                .filter(s -> s.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String mask(String text) {
        String masked = text;
        for (String v : values) masked = masked.replace(v, "***");
        return masked;
    }

    /** How much of a text must be held back lest a value be cut in two. */
    int longest() {
        return values.stream().mapToInt(String::length).max().orElse(0);
    }
}
