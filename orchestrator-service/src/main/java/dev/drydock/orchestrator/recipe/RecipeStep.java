package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Work;

/**
 * One line of a recipe's steps.
 *
 * @param name unique: the verb, a restart's service, a number from the second on
 * @param command null: the verb has none of its own
 * @param service of a restart, else empty
 * @param state with an empty command line: there is none
 */
public record RecipeStep(
        Verb verb,
        String name,
        Command command,
        String service,
        boolean approval,
        boolean resumable,
        Work.StateProbe state) {

    static final Work.StateProbe NO_STATE = new Work.StateProbe(Command.of(""), "", "");

    /** A verb that needs nothing said. */
    public static RecipeStep bare(Verb verb) {
        return new RecipeStep(verb, verb.word(), null, "", false, false, NO_STATE);
    }
}
