package dev.drydock.cli.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How a line that is being typed could go on. */
final class Candidates {
    private final Function<Word, List<String>> live;
    private CommandSpec at;
    private OptionSpec awaiting;
    private int positional;
    private final List<String> said = new ArrayList<>();

    private Candidates(CommandSpec root, Function<Word, List<String>> live) {
        this.at = root;
        this.live = live;
    }

    /**
     * @param words behind the program's name; the last one is being typed, and may be empty
     * @param live the names that there are now
     */
    static List<String> of(CommandSpec root, List<String> words, Function<Word, List<String>> live) {
        Candidates c = new Candidates(root, live);
        words.subList(0, words.size() - 1).forEach(c::read);
        String last = words.getLast();
        return c.next(last).filter(n -> n.startsWith(last)).distinct().sorted().toList();
    }

    private void read(String word) {
        if (awaiting != null) {
            awaiting = null;
        } else if (word.startsWith("-")) {
            said.add(word);
            OptionSpec option = word.contains("=") ? null : at.findOption(word);
            awaiting = option != null && option.arity().max() > 0 ? option : null;
        } else {
            CommandLine verb = positional == 0 ? at.subcommands().get(word) : null;
            if (verb == null) positional++;
            else at = verb.getCommandSpec();
        }
    }

    private Stream<String> next(String last) {
        if (awaiting != null) return values(awaiting);
        if (last.startsWith("-")) return options();
        Stream<String> verbs = positional > 0
                ? Stream.empty()
                : at.subcommands().entrySet().stream()
                        .filter(e ->
                                !e.getValue().getCommandSpec().usageMessage().hidden())
                        .map(java.util.Map.Entry::getKey);
        Stream<String> names = at.positionalParameters().stream()
                .filter(p -> within(p, positional))
                .flatMap(this::values);
        return Stream.concat(verbs, names);
    }

    private static boolean within(PositionalParamSpec p, int index) {
        return p.index().min() <= index && index <= p.index().max();
    }

    private Stream<String> options() {
        return at.options().stream()
                .filter(o -> !o.hidden() && Stream.of(o.names()).noneMatch(said::contains))
                .map(OptionSpec::longestName);
    }

    private Stream<String> values(ArgSpec arg) {
        if (arg.completionCandidates() != null) {
            List<String> fixed = new ArrayList<>();
            arg.completionCandidates().forEach(fixed::add);
            return fixed.stream();
        }
        return Word.of(arg).map(live).map(List::stream).orElseGet(Stream::empty);
    }
}
