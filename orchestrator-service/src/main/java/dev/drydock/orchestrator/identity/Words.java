package dev.drydock.orchestrator.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and what people say, so that they can stand in the record, in a log and on a terminal. */
public final class Words {
    public static final int LONGEST_NAME = 100;
    public static final String NAME_RULE = "up to 63 letters, digits and . _ - @, beginning with a letter or digit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");

    /** Who else acts in the record. */
    private static final Set<String> TAKEN =
            Set.of(Who.ADMINISTRATOR.name(), "drydock", "orchestrator", "vcs", "backup", "migration", "maintenance");

    private Words() {}

    /** @return why no token may have that name */
    public static Optional<String> nameFault(String name) {
        if (name == null || !NAME.matcher(name).matches()) return Optional.of("a name has " + NAME_RULE);
        return TAKEN.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.of("'" + name + "' is Drydock's own name in the record")
                : Optional.empty();
    }

    /** One line: what would move a cursor, break a line or turn the direction of writing is a space. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]", " ")
                .strip();
    }

    /** A name that another has given. */
    public static String name(String text) {
        String line = line(text);
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
    }
}
