package dev.drydock.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Doctrine says of mapping and schema, in its sentences: the same in laravel-doctrine's {@code doctrine:schema:validate}, which
 * exits with 0 whatever it finds, and the ORM's own {@code validate-schema}, plain or in boxes as wide as the terminal.
 *
 * @param faults empty: none, or it is no such report
 */
record SchemaReport(List<String> faults) {
    private static final Pattern INVALID = sentence("The entity-class (\\S+) mapping is invalid");
    private static final Pattern APART = sentence("The database schema is not in sync with the current mapping file");

    SchemaReport {
        faults = List.copyOf(faults);
    }

    static SchemaReport read(String printed) {
        List<String> faults = new ArrayList<>();
        INVALID.matcher(printed).results().forEach(m -> faults.add("the mapping of " + m.group(1) + " is invalid"));
        if (APART.matcher(printed).find()) faults.add("the database is not in sync with the mapping");
        return new SchemaReport(faults);
    }

    private static Pattern sentence(String words) {
        return Pattern.compile(words.replace(" ", "\\s+"));
    }
}
