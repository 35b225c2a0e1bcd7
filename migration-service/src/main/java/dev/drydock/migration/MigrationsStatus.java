package dev.drydock.migration;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Doctrine's {@code migrations:status}: the lines of 1.x and 2.x ({@code >> New Migrations: 2}), the table of 3.x.
 *
 * @param pending files that the database has not run
 * @param unknown what the database has run and the code has no file of: the database is newer than the code
 */
record MigrationsStatus(int pending, int unknown) {
    private static final String COLOUR = "(?:\u001b\\[[0-9;]*m)?";
    private static final Pattern NEW = count("New");
    private static final Pattern UNAVAILABLE = count("Executed Unavailable");

    /** @return empty: it is something else */
    static Optional<MigrationsStatus> read(String printed) {
        return first(NEW, printed)
                .flatMap(pending -> first(UNAVAILABLE, printed).map(unknown -> new MigrationsStatus(pending, unknown)));
    }

    private static Optional<Integer> first(Pattern pattern, String printed) {
        return pattern.matcher(printed).results().findFirst().map(MigrationsStatus::number);
    }

    private static int number(MatchResult m) {
        return Integer.parseInt(m.group(1) == null ? m.group(2) : m.group(1));
    }

    private static Pattern count(String what) {
        String number = COLOUR + "([0-9]{1,9})\\b";
        return Pattern.compile(
                "(?m)^ *>> " + what + " Migrations: +" + number + "|^\\|[^|]*\\| *" + what + " *\\| *" + number);
    }
}
