package dev.drydock.migration;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tools say around their SQL: laravel-doctrine's {@code doctrine:schema:update --sql}, the ORM's own
 * {@code schema-tool:update --dump-sql} of 2.x and 3.x, Laravel's {@code migrate --pretend} where nothing waits. Only whole sentences
 * that are known are taken away; all else counts as SQL.
 */
final class Prose {
    private static final Pattern KNOWN = Pattern.compile(String.join(
            "|",
            sentence("Checking if database connected to \\S+ entity manager needs updating..."),
            sentence("Nothing to update - your database is already in sync with the current entity metadata."),
            sentence("Nothing to migrate."),
            sentence("The following SQL statements will be executed:"),
            sentence("Not passing the \"--complete\" option to \"orm:schema-tool:update\" is deprecated and will not be"
                    + " supported when using doctrine/dbal 4")));

    private Prose() {}

    static String without(String printed) {
        return KNOWN.matcher(printed).replaceAll("");
    }

    /** Its boxes are as wide as the terminal: a sentence breaks between any two words. */
    private static String sentence(String words) {
        return Arrays.stream(words.split(" "))
                .map(w -> w.equals("\\S+") ? w : Pattern.quote(w))
                .collect(Collectors.joining("(?: |\\R *)", "(?m)^ *(?:\\[(?:OK|WARNING|INFO)] |INFO +)?", "$"));
    }
}
