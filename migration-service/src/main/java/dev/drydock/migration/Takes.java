package dev.drydock.migration;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a statement takes away. Names, literals and comments say nothing of it; what is not known is said to be so. */
final class Takes {
    private static final String UNKNOWN = "nobody can say what it takes away";

    /** What a statement may begin with and take nothing away. */
    private static final Set<String> GIVES =
            Set.of("CREATE", "ALTER", "DROP", "INSERT", "SET", "USE", "COMMENT", "GRANT", "START", "BEGIN", "COMMIT");

    private static final Map<Pattern, String> TAKES = Map.of(
            Pattern.compile("^DROP (TABLE|TEMPORARY|DATABASE|SCHEMA)|^CREATE OR REPLACE (TEMPORARY )?TABLE"),
            "drops a table",
            Pattern.compile(
                    "^ALTER TABLE .*\\bDROP (?!INDEX|KEY|FOREIGN|CONSTRAINT|PRIMARY|CHECK|DEFAULT|NOT NULL|PARTITION)"),
            "drops a column",
            Pattern.compile("^ALTER TABLE .*\\b(DROP|TRUNCATE) PARTITION"),
            "drops a partition with its rows",
            Pattern.compile("^ALTER TABLE .*\\b(CHANGE|MODIFY|TYPE)\\b"),
            "changes a column: what does not fit is lost",
            Pattern.compile("^RENAME |^ALTER TABLE .*\\bRENAME (?!INDEX|KEY)"),
            "renames, so that the version before no longer finds it",
            Pattern.compile("^(DELETE|TRUNCATE)\\b"),
            "deletes rows",
            Pattern.compile("^(UPDATE|REPLACE)\\b|^INSERT .*\\bUPDATE\\b"),
            "changes rows",
            Pattern.compile("/\\*M?!"),
            UNKNOWN);

    private Takes() {}

    /** @return empty: nothing */
    static String of(String statement) {
        String plain = plain(statement);
        String takes = TAKES.entrySet().stream()
                .filter(e -> e.getKey().matcher(plain).find())
                .map(Map.Entry::getValue)
                .sorted()
                .collect(Collectors.joining("; "));
        return takes.isEmpty() && !GIVES.contains(plain.replaceFirst("\\W.*", "")) ? UNKNOWN : takes;
    }

    /** Its words alone, in capitals. */
    private static String plain(String statement) {
        String code = Sql.TOKEN
                .matcher(statement.replaceFirst("^[A-Za-z0-9_]+: ", ""))
                .replaceAll(t -> word(t.group()));
        return code.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    private static String word(String token) {
        if (Sql.comment(token)) return " ";
        return "'\"`$".indexOf(token.charAt(0)) >= 0 ? "_" : java.util.regex.Matcher.quoteReplacement(token);
    }
}
