package dev.drydock.orchestrator.recipe;

import java.util.List;

/**
 * What a version's release notes ask for beside the usual steps: only where an upgrade comes to that version or goes over it.
 *
 * @param before the checkout, the (preview of the) migration, or the doors' opening
 * @param why for people
 */
public record Overlay(String crosses, Verb before, String why, List<RecipeStep> steps) {
    public Overlay {
        steps = List.copyOf(steps);
    }
}
