package dev.drydock.migration;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The migrations that Laravel's {@code migrate:status} (5.5, 6 to 9.20, 9.52 on) and Django's {@code showmigrations} call not run. */
final class Pending {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^\\| +(?:N|No) +\\| +(\\S+)|^ +(\\S+) \\.{2,} (?:\\[[0-9]+\\] )?Pending *$|^ \\[ \\] (\\S+)");

    private Pending() {}

    static List<String> read(String printed) {
        return LINE.matcher(printed).results().map(Pending::name).toList();
    }

    private static String name(MatchResult m) {
        return IntStream.rangeClosed(1, m.groupCount())
                .mapToObj(m::group)
                .filter(g -> g != null)
                .findFirst()
                .orElseThrow();
    }
}
