package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Command;
import dev.drydock.contract.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The recipe's {@code forbidden}: what none of its commands may say, so that whoever changes the recipe is told, and why. */
final class ForbiddenReader {
    private static final String RIGHT = "forbidden: { \"migrate:rollback\": it loses data }";

    private final Notes notes;
    private final Values values;

    ForbiddenReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    void read(Node node, Recipe recipe) {
        List<Command> commands = commands(recipe);
        Section.of(node, "`forbidden`", RIGHT, notes)
                .ifPresent(in -> in.fields().forEach(f -> one(f, commands)));
    }

    private void one(Node.Field field, List<Command> commands) {
        String text = field.key().text().strip().toLowerCase(Locale.ROOT);
        String why = values.line(field.key().text(), field.value(), 500);
        if (text.length() < 3) {
            notes.add(field.key().at(), "`forbidden` needs a text of at least three characters", RIGHT);
            return;
        }
        commands.stream()
                .map(Command::line)
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(text))
                .distinct()
                .forEach(line -> notes.add(
                        field.key().at(),
                        "the command " + Notes.quote(line) + " has what the recipe forbids: " + Notes.quote(text),
                        why));
    }

    private static List<Command> commands(Recipe recipe) {
        List<Command> all = new ArrayList<>();
        Recipe.Gate doors = recipe.doors();
        all.addAll(List.of(doors.close(), doors.open(), doors.byHand(), recipe.version()));
        doors.writers().forEach(w -> all.addAll(List.of(w.stop(), w.start())));
        switch (recipe.source()) {
            case Source.System s -> all.addAll(List.of(s.versions(), s.installed(), s.fetch(), s.install()));
            case Archive a -> a.requires().forEach(r -> all.add(r.is()));
            case null, default -> {}
        }
        all.addAll(recipe.services().values());
        List<RecipeStep> steps = new ArrayList<>(recipe.steps());
        recipe.overlays().forEach(o -> steps.addAll(o.steps()));
        steps.addAll(recipe.afterRestore());
        recipe.repair().rungs().forEach(r -> steps.addAll(r.steps()));
        recipe.repair().checks().forEach(q -> all.add(q.command()));
        steps.forEach(step -> {
            if (step.command() != null) all.add(step.command());
            all.add(step.state().command());
        });
        recipe.aid().host().forEach(f -> all.add(f.is()));
        recipe.cures().forEach(c -> all.add(c.cure().command()));
        return all;
    }
}
