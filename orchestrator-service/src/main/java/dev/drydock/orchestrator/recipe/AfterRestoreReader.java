package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recipe's {@code after-restore}: commands, one after the other; each may change database and files. */
final class AfterRestoreReader {
    private static final String RIGHT = "after-restore: [ COMMAND, … ]";

    private final Values values;

    AfterRestoreReader(Values values) {
        this.values = values;
    }

    List<RecipeStep> read(Optional<Node> node) {
        List<Command> commands = node.map(n -> values.list("after-restore", n, RIGHT, values::command))
                .orElse(List.of());
        List<RecipeStep> steps = new ArrayList<>();
        for (Command command : commands) {
            String name = steps.isEmpty() ? "after-restore" : "after-restore-" + (steps.size() + 1);
            steps.add(new RecipeStep(Verb.RUN, name, command, "", false, false, RecipeStep.NO_STATE));
        }
        return steps;
    }
}
