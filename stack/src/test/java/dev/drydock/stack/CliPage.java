package dev.drydock.stack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line's reference, made of the model that reads what people type. */
final class CliPage {
    private final CommandLine root;
    private final Map<String, CommandLine> verbs = new LinkedHashMap<>();
    private final List<String> common;

    private CliPage(CommandLine root) {
        this.root = root;
        collect("", root, verbs);
        this.common = common();
    }

    static String of(CommandLine root) {
        CliPage page = new CliPage(root);
        return page.head()
                + page.verbs.entrySet().stream()
                        .map(v -> page.section(v.getKey(), v.getValue()))
                        .collect(Collectors.joining());
    }

    static List<String> verbs(CommandLine root) {
        return List.copyOf(new CliPage(root).verbs.keySet());
    }

    private static void collect(String before, CommandLine of, Map<String, CommandLine> into) {
        new TreeMap<>(of.getSubcommands()).forEach((name, verb) -> {
            if (verb.getCommandSpec().usageMessage().hidden()) return;
            into.put(before + name, verb);
            collect(before + name + " ", verb, into);
        });
    }

    /** What more than half of all verbs have is said once. */
    private List<String> common() {
        Map<String, Long> rows = verbs.values().stream()
                .flatMap(v -> CliRows.options(v.getCommandSpec()).stream())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return rows.entrySet().stream()
                .filter(r -> r.getValue() > verbs.size() / 2)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String head() {
        return """
                # The command line

                Made of the code by a test (`ReferenceTest`), of the same model that `--help` is made of. What it looks like at work: [README](../../README.md).

                ```text
                """
                + root.getUsageMessage()
                + "```\n\n## Options of the verbs that ask the server\n\n"
                + CliRows.HEAD
                + String.join("", common);
    }

    private String section(String name, CommandLine verb) {
        CommandSpec spec = verb.getCommandSpec();
        StringBuilder b = new StringBuilder(
                "\n## " + name + "\n\n" + CliRows.text(spec.usageMessage().description()) + "\n");
        b.append(code(synopsis(verb)));
        List<String> rows = new ArrayList<>(CliRows.parameters(spec));
        List<String> options = CliRows.options(spec);
        options.stream().filter(o -> !common.contains(o)).forEach(rows::add);
        if (!rows.isEmpty()) b.append('\n').append(CliRows.HEAD).append(String.join("", rows));
        if (options.containsAll(common))
            b.append("\nAnd [those of all verbs that ask the server](#options-of-the-verbs-that-ask-the-server).\n");
        if (!spec.usageMessage().exitCodeList().isEmpty()) b.append("\nExit codes:\n\n");
        spec.usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> b.append("- `%s` %s\n".formatted(code.strip(), CliRows.cell(meaning))));
        if (spec.usageMessage().footer().length > 0) b.append("\nExamples:\n");
        Stream<String> footer = Stream.of(spec.usageMessage().footer()).map(l -> l.replaceFirst("^ {2}", ""));
        return b.append(code(footer.toList())).toString();
    }

    /** Without the program's name: it is no line to type. */
    private static List<String> synopsis(CommandLine verb) {
        int name = verb.getCommandSpec().root().name().length() + 1;
        return verb.getHelp().synopsis(0).lines().map(l -> l.substring(name)).toList();
    }

    private static String code(Collection<String> lines) {
        if (lines.isEmpty()) return "";
        return lines.stream()
                .map(l -> l.isBlank() ? "\n" : "    " + l + "\n")
                .collect(Collectors.joining("", "\n", ""));
    }
}
