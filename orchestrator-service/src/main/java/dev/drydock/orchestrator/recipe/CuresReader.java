package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Touch;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The recipe's {@code cures}. */
final class CuresReader {
    private static final String RIGHT =
            "cures: [ { name: NAME, step: migrate, pattern: REGEX, command: COMMAND, then: restart } ]";

    private final Notes notes;
    private final Values values;
    private final List<RecipeStep> steps;
    private final Set<String> services;
    private final boolean databases;
    private final Set<String> names = new HashSet<>();

    CuresReader(Notes notes, Values values, List<RecipeStep> steps, Set<String> services, boolean databases) {
        this.notes = notes;
        this.values = values;
        this.steps = steps;
        this.services = services;
        this.databases = databases;
    }

    List<RecipeCure> read(Optional<Node> node) {
        return node.map(n -> values.list("cures", n, RIGHT, this::cure)).orElse(List.of()).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<RecipeCure> cure(String key, Node node) {
        return Section.of(node, "a cure", RIGHT, notes).map(in -> {
            String name = in.need("name", "name: NAME").map(this::name).orElse("");
            Optional<Node> step = in.need("step", "step: migrate");
            String of = step.map(n -> values.line("step", n, 100)).orElse("");
            Optional<Node> then = in.need("then", "then: restart");
            Cure.Then what = then.map(this::then).orElse(Cure.Then.RESTART);
            Cure cure = new Cure(
                    name,
                    in.need("pattern", "pattern: REGEX")
                            .map(n -> values.regex("pattern", n))
                            .orElse(""),
                    in.take("cause").map(n -> values.line("cause", n, 500)).orElse(""),
                    in.need("command", "command: COMMAND")
                            .map(n -> values.command("command", n))
                            .orElse(Command.of("")),
                    Set.of(),
                    what);
            Set<Touch> touches = in.take("touches").map(this::touches).orElse(null);
            in.done();
            RecipeCure read = new RecipeCure(of, cure, touches);
            if (!of.isEmpty()) fits(read, step.get().at(), then.map(Node::at).orElse(in.at()));
            return read;
        });
    }

    private void fits(RecipeCure cure, Mark step, Mark then) {
        List<RecipeStep> its = steps.stream()
                .filter(cure::of)
                .filter(s -> s.verb().part() == Verb.Part.OWN)
                .toList();
        if (its.isEmpty()) {
            notes.add(
                    step,
                    "no step is called " + Notes.quote(cure.step()),
                    "one of this recipe's own steps: "
                            + String.join(
                                    ", ", steps.stream().map(RecipeStep::name).toList()));
        }
        if (cure.cure().then() == Cure.Then.RETRY && !its.stream().allMatch(RecipeStep::resumable)) {
            notes.add(
                    then,
                    "`then: retry` for a step that is not resumable",
                    "`resumable: true` at the step if it can really be run again, else `then: restart`");
        }
    }

    private String name(Node node) {
        String name = values.name("name", node);
        if (!name.isEmpty() && !names.add(name)) {
            notes.add(node.at(), "two cures are called `" + name + "`", "a name of its own for each");
        }
        return name;
    }

    private Cure.Then then(Node node) {
        String word =
                values.matching("then", node, Pattern.compile("retry|restart"), "retry or restart", "then: restart");
        return word.equals("retry") ? Cure.Then.RETRY : Cure.Then.RESTART;
    }

    private Set<Touch> touches(Node node) {
        return Set.copyOf(values.list("touches", node, "touches: [ database ]", this::touch));
    }

    private Touch touch(String key, Node node) {
        String word = values.matching(
                key,
                node,
                Pattern.compile("code|files|database|services"),
                "a list of code, files, database, services",
                "touches: [ database ]");
        if (word.equals("database") && !databases) {
            notes.add(node.at(), "the recipe has no `database`", "name it, so that it can be put back");
        }
        if (word.equals("services") && services.isEmpty()) {
            notes.add(node.at(), "the recipe has no `services`", "name them, so that they can be restarted");
        }
        return word.isEmpty() ? Touch.FILES : Touch.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
