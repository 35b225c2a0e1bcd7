package dev.drydock.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What follows a verb, as rows of a table. */
final class CliRows {
    static final String HEAD = "| | |\n| --- | --- |\n";

    private CliRows() {}

    static List<String> parameters(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .filter(p -> !p.hidden())
                .map(p -> row("`" + p.paramLabel() + "`" + many(p), p, p.arity().min() > 0))
                .toList();
    }

    private static String many(PositionalParamSpec p) {
        return p.arity().max() > 1 ? " …" : "";
    }

    static List<String> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(o -> !o.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .map(o -> row(names(o), o, o.required() && o.group() == null))
                .toList();
    }

    private static String names(OptionSpec o) {
        String label =
                o.arity().max() == 0 ? "" : o.arity().min() == 0 ? " [" + o.paramLabel() + "]" : " " + o.paramLabel();
        List<String> names = new ArrayList<>(Arrays.asList(o.names()));
        names.add(names.removeLast() + label);
        return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    }

    private static String row(String what, ArgSpec arg, boolean needed) {
        return "| %s | %s%s |\n".formatted(cell(what), text(arg.description()), needed ? "; needed" : "");
    }

    static String text(String... lines) {
        return cell(String.join(" ", lines));
    }

    static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
