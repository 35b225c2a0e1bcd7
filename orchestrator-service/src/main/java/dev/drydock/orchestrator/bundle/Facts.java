package dev.drydock.orchestrator.bundle;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Recipe;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a bundle is made of.
 *
 * @param drydock its version
 * @param at where the site was when Drydock last knew
 * @param recipe as it is now; empty: there is none that can be read
 * @param recipeHash of its text
 * @param described what was found on the site just now
 * @param silence why nothing was; empty: it was
 * @param ran empty: the site has had no run
 */
public record Facts(
        Instant now,
        String drydock,
        String site,
        Version at,
        Optional<Recipe> recipe,
        String recipeHash,
        Optional<Found.Described> described,
        String silence,
        Optional<Ran> ran) {}
