package dev.drydock.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** One help for everything: verbs by what a person wants, whoever added them. */
final class HelpText {
    static final int WIDTH = 80;

    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put(
                "Run Drydock itself",
                List.of("demo", "up", "down", "status", "doctor", "state", "test", "bench", "completion"));
        GROUPS.put("Sites and recipes", List.of("site", "recipe", "check"));
        GROUPS.put("Releases, and which sites go to them", List.of("releases", "release", "policy", "hold", "source"));
        GROUPS.put(
                "Upgrade and back up",
                List.of("plan", "upgrade", "backup", "backups", "drill", "restore", "downgrade", "repair"));
        GROUPS.put("Upgrade many sites", List.of("rollout"));
        GROUPS.put("Follow a run", List.of("watch", "show", "runs", "record", "bundle", "audit"));
        GROUPS.put(
                "Decide about a run",
                List.of("approve", "reject", "continue", "cancel", "retry", "roll-back", "resolve"));
        GROUPS.put("Who may do what", List.of("whoami", "token"));
    }

    private static final List<String> EXITS = List.of(
            "0:done, accepted, or already current",
            "1:refused, nothing changed (also: the run was not started)",
            "2:wrong usage",
            "3:the watched run was rolled back",
            "4:the watched run is stuck, or was resolved by a person",
            "5:the watched run waits for a person");

    private static final String[] FOOTER = {
        "",
        "Environment:",
        "  DRYDOCK_URL         the server, like --url",
        "  DRYDOCK_AUDIT_URL   the audit service, like --audit-url",
        "  DRYDOCK_TOKEN_FILE  file with the token, like --token-file",
        "  DRYDOCK_TOKEN       the token itself",
        "  DRYDOCK_DATA        data folder (default .drydock): has the token and the",
        "                      address of what was started by ./drydock up",
        "  NO_COLOR            no colours; TERM=dumb: no redrawing either",
        "",
        "Every verb knows --json and --help. Begin with: ./drydock demo"
    };

    private HelpText() {}

    static void apply(CommandLine root) {
        root.getSubcommands().values().forEach(HelpText::verb);
        UsageMessageSpec usage = root.getCommandSpec().usageMessage();
        usage.commandListHeading("").optionListHeading("%nOptions:%n").exitCodeListHeading("%nExit codes:%n");
        usage.exitCodeList(codes(EXITS)).footer(FOOTER);
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpText::verbs);
    }

    private static void verb(CommandLine verb) {
        if (verb.getCommandSpec().findOption("--help") == null)
            verb.getCommandSpec().addOption(help());
        UsageMessageSpec usage = verb.getCommandSpec().usageMessage();
        usage.parameterListHeading("%n").optionListHeading("%nOptions:%n").commandListHeading("%nVerbs:%n");
        if (usage.exitCodeList().size() > 0) usage.exitCodeListHeading("%nExit codes:%n");
        if (usage.footer().length > 0) usage.footerHeading("%nExamples:%n");
        verb.getSubcommands().values().forEach(HelpText::verb);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("this help")
                .build();
    }

    private static Map<String, String> codes(List<String> list) {
        Map<String, String> codes = new LinkedHashMap<>();
        list.forEach(c -> codes.put(c.substring(0, 1), c.substring(2)));
        return codes;
    }

    private static String verbs(Help root) {
        Set<String> rest = new LinkedHashSet<>(root.subcommands().keySet());
        rest.removeIf(name ->
                root.subcommands().get(name).commandSpec().usageMessage().hidden());
        StringBuilder b = new StringBuilder();
        GROUPS.forEach((title, names) ->
                group(title, names.stream().filter(rest::contains).toList(), root, b));
        GROUPS.values().forEach(rest::removeAll);
        group("More", List.copyOf(rest), root, b);
        return b.toString();
    }

    private static void group(String title, List<String> names, Help root, StringBuilder b) {
        if (names.isEmpty()) return;
        b.append('\n').append(title).append(":\n");
        names.forEach(n ->
                lines(n, root.subcommands().get(n)).forEach(l -> b.append(l).append('\n')));
    }

    private static List<String> lines(String name, Help verb) {
        if (verb.subcommands().isEmpty()) return described(name + " " + arguments(verb), verb);
        List<String> lines = new ArrayList<>();
        verb.subcommands().forEach((n, h) -> lines.addAll(described(name + " " + n + " " + arguments(h), h)));
        return lines;
    }

    private static List<String> described(String what, Help verb) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("  %-24s".formatted(what.strip()));
        for (String word : String.join(" ", verb.commandSpec().usageMessage().description())
                .split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(26));
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static String arguments(Help verb) {
        StringBuilder b = new StringBuilder();
        verb.commandSpec().positionalParameters().forEach(p -> {
            String label = p.paramLabel();
            b.append(p.arity().min() == 0 ? "[" + label + "] " : label + " ");
        });
        verb.commandSpec().options().stream()
                .filter(o -> o.required() && o.group() == null)
                .forEach(o -> b.append(o.longestName()).append(' ').append(o.paramLabel()));
        return b.toString();
    }
}
