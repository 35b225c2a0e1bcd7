package dev.drydock.orchestrator.recipe;

import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Touch;
import java.util.Set;

/**
 * @param step a verb, for all its steps, or one step's name
 * @param cure with no touches: those of its step
 * @param touches null: what its step touches
 */
public record RecipeCure(String step, Cure cure, Set<Touch> touches) {
    public boolean of(RecipeStep other) {
        return step.equals(other.verb().word()) || step.equals(other.name());
    }
}
