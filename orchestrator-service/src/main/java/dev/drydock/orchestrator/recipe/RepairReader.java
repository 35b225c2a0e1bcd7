package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The recipe's {@code check} and {@code repair}. */
final class RepairReader {
    private static final String CHECK = "check: [ { finds: TEXT, command: COMMAND, expect: REGEX } ]";
    private static final String RUNG = "repair: [ { rung: NAME, steps: [ restart: SERVICE ] } ]";

    private final Notes notes;
    private final Values values;
    private final StepsReader reader;
    private final Set<String> names = new HashSet<>();

    /** @param reader of no other part of the recipe: a plan has either those or these */
    RepairReader(Notes notes, Values values, StepsReader reader) {
        this.notes = notes;
        this.values = values;
        this.reader = reader;
    }

    Recipe.Repair read(Optional<Node> check, Optional<Node> repair) {
        return new Recipe.Repair(
                check.map(n -> values.list("check", n, CHECK, this::question)).orElse(List.of()).stream()
                        .flatMap(Optional::stream)
                        .toList(),
                repair.map(n -> values.list("repair", n, RUNG, this::rung)).orElse(List.of()).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Rungs are climbed until nothing is found any more: somebody must be able to find something. */
    static void stops(Recipe recipe, Notes notes, Mark at) {
        if (recipe.repair().rungs().isEmpty() || !recipe.questions().isEmpty()) return;
        notes.add(at, "`repair` in a recipe that asks nowhere whether the application is well", "add `" + CHECK + "`");
    }

    private Optional<Question> question(String key, Node node) {
        return Section.of(node, "a check", CHECK, notes).map(in -> {
            Question read = new Question(
                    in.need("finds", "finds: TEXT")
                            .map(n -> values.line("finds", n, 500))
                            .orElse(""),
                    new Command(
                            in.need("command", "command: COMMAND")
                                    .map(n -> values.commandLine("command", n))
                                    .orElse(""),
                            in.take("limit")
                                    .map(n -> values.seconds("limit", n))
                                    .orElse(0L),
                            in.take("expect").map(values::expect).orElse(List.of())));
            in.done();
            return read;
        });
    }

    private Optional<Recipe.Rung> rung(String key, Node node) {
        return Section.of(node, "a rung", RUNG, notes).map(in -> {
            Optional<Node> steps = in.need("steps", "steps: [ restart: SERVICE ]");
            Recipe.Rung read = new Recipe.Rung(
                    in.need("rung", "rung: NAME").map(this::name).orElse(""),
                    in.take("why").map(n -> values.line("why", n, 500)).orElse(""),
                    steps.map(n -> reader.beside("a rung", n)).orElse(List.of()));
            in.done();
            if (steps.isPresent() && read.steps().isEmpty()) notes.add(in.at(), "a rung without a step", RUNG);
            if (!approved(read)) {
                notes.add(
                        in.at(),
                        "a `migrate` in a rung without a `preview` before it that a person approves",
                        "put before it: { preview: COMMAND, approve: always }");
            }
            return read;
        });
    }

    /** Nobody has asked for another version: what changes the schema is seen by a person first. */
    private static boolean approved(Recipe.Rung rung) {
        boolean shown = false;
        for (RecipeStep step : rung.steps()) {
            if (step.verb() == Verb.MIGRATE && !shown) return false;
            if (step.verb() == Verb.MIGRATE) shown = false;
            if (step.verb() == Verb.PREVIEW) shown = step.approval();
        }
        return true;
    }

    private String name(Node node) {
        String name = values.name("rung", node);
        if (!name.isEmpty() && !names.add(name)) {
            notes.add(node.at(), "two rungs are called `" + name + "`", "a name of its own for each");
        }
        return name;
    }
}
