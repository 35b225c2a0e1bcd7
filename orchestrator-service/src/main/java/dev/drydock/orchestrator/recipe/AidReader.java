package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The recipe's {@code log-files}, {@code host} and {@code help}. */
final class AidReader {
    private static final String LOGS = "log-files: [ storage/logs/*.log, /var/log/apache2/error.log ]";
    private static final String HOST = "host: { PHP: php -r 'echo PHP_VERSION;' }";
    private static final String HELP = "help: { application: https://example.org/issues }";
    private static final Pattern PARAMETER = Pattern.compile("\\$[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern WHAT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._+-]{0,49}");
    /** An address, or a sentence: nothing that a page would take for markup. */
    private static final Pattern WHOM = Pattern.compile("[\\p{L}0-9][\\p{L}0-9 .,:;/?#&=%+~_'’()-]{0,199}");

    private static final int MOST_LOGS = 6;
    private static final int MOST_FACTS = 12;

    private final Notes notes;
    private final Values values;

    AidReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Aid read(Section top) {
        return new Aid(
                top.take("log-files").map(this::logs).orElse(List.of()),
                top.take("host").map(this::host).orElse(List.of()),
                top.take("help").map(this::help).orElse(Map.of()));
    }

    private List<String> logs(Node node) {
        List<String> read = values.list("log-files", node, LOGS, this::log);
        if (read.size() <= MOST_LOGS) return read;
        notes.add(node.at(), "`log-files` has more than " + MOST_LOGS + " entries", "those that tell of an upgrade");
        return List.of();
    }

    private String log(String key, Node node) {
        String path = values.line(key, node, 1000);
        if (path.isEmpty() || PARAMETER.matcher(path).matches()) return path;
        fault(path).ifPresent(fault -> notes.add(node.at(), "`" + key + "` " + Notes.quote(path) + ": " + fault, LOGS));
        return path;
    }

    private static Optional<String> fault(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String folder = path.substring(0, path.length() - file.length());
        if (folder.contains("*")) return Optional.of("* may stand in its last part only");
        String plain = folder + file.replace('*', 'x');
        return path.startsWith("/") ? Paths.absoluteFault(plain) : Paths.relativeFault(plain);
    }

    private List<Work.Fact> host(Node node) {
        List<Work.Fact> read = new ArrayList<>();
        Section.of(node, "`host`", HOST, notes).ifPresent(in -> {
            if (in.fields().size() > MOST_FACTS) {
                notes.add(in.at(), "more than " + MOST_FACTS + " entries", "what decides whether the application runs");
            }
            in.fields().stream()
                    .limit(MOST_FACTS)
                    .forEach(f -> read.add(new Work.Fact(
                            values.matching("what is asked", f.key(), WHAT, "a few words", HOST),
                            values.command(f.key().text(), f.value()))));
        });
        return read;
    }

    private Map<String, String> help(Node node) {
        Map<String, String> read = new LinkedHashMap<>();
        Section.of(node, "`help`", HELP, notes).ifPresent(in -> {
            for (String key : List.of("environment", "configuration", "application", "chat")) {
                in.take(key)
                        .map(n -> values.matching(key, n, WHOM, "an address, or a sentence", HELP))
                        .ifPresent(whom -> read.put(key, whom));
            }
            in.done();
        });
        return read;
    }
}
