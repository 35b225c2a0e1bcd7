package dev.drydock.cli.complete;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Target;
import dev.drydock.cli.terminal.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asked by the shell while a person types: what cannot be found out at once is left out. */
@Command(name = "complete", hidden = true, description = "How the words so far could go on; asked by the shell.")
public final class Complete implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Console console;

    @Spec
    CommandSpec spec;

    @Parameters(arity = "0..*", hidden = true, converter = AsTyped.class)
    List<String> words = new ArrayList<>();

    /** Half a word, or none, is no mistake here. */
    static final class AsTyped implements ITypeConverter<String> {
        @Override
        public String convert(String word) {
            return word;
        }
    }

    public Complete(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> typed = words.isEmpty() ? List.of("") : words;
        console.print(Candidates.of(spec.root(), typed, this::names));
        return 0;
    }

    private List<String> names(Word word) {
        try {
            Api api = new Api(Target.find(console, null, null), PATIENCE);
            return api.get(Api.path(word.list)) instanceof Reply.Good good ? names(good, word) : List.of();
        } catch (RuntimeException unknown) {
            return List.of();
        }
    }

    private static List<String> names(Reply.Good list, Word word) {
        List<String> names = new ArrayList<>();
        for (JsonNode item : list.as(JsonNode.class).path("items")) {
            String name = item.path(word.field).asText();
            if (name.matches("[\\x21-\\x7e]+")) names.add(name);
        }
        return names;
    }
}
