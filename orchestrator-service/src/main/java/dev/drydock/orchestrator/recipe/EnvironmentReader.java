package dev.drydock.orchestrator.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The recipe's {@code environment}: what all of its commands find there, unless the site says otherwise. */
final class EnvironmentReader {
    private static final String RIGHT = "environment: { COLUMNS: \"300\" }";
    /** Not what decides how Drydock's own commands on the site run. */
    private static final Pattern VARIABLE = Pattern.compile(
            "(?!(?:PATH|HOME|IFS|ENV|BASH_ENV)$)(?!(?:LD_|DRYDOCK_|GIT_|SSH_|PG|MYSQL_))[A-Za-z_][A-Za-z0-9_]{0,62}");

    private static final int MOST = 100;

    private final Notes notes;
    private final Values values;

    EnvironmentReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Map<String, String> read(Node node) {
        Map<String, String> read = new LinkedHashMap<>();
        Section.of(node, "`environment`", RIGHT, notes).ifPresent(in -> {
            if (in.fields().size() > MOST) {
                notes.add(in.at(), "more than " + MOST + " entries", "what the recipe's commands need, no more");
            }
            in.fields().stream().limit(MOST).forEach(f -> read.put(name(f.key()), value(f.key(), f.value())));
        });
        return read;
    }

    private String name(Node.Scalar key) {
        return values.matching(
                "a name",
                key,
                VARIABLE,
                "of letters, digits and _, and none of PATH, HOME, IFS, ENV, LD_…, DRYDOCK_…, GIT_…, SSH_…, PG…, MYSQL_…",
                RIGHT);
    }

    private String value(Node.Scalar key, Node node) {
        if (node instanceof Node.Scalar s && s.quoted() && s.text().isEmpty()) return "";
        return values.line(key.text(), node, 4000);
    }
}
