package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Work;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;

/** What is asked outside any run. Pure. */
public final class Looks {
    private Looks() {}

    public static Work examine(Recipe recipe, SiteFile site) {
        return new Works("", recipe, site, null, null, false).examine();
    }
}
