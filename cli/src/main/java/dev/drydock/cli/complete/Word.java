package dev.drydock.cli.complete;

import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/** What a person has to name, and Drydock knows the names of. */
enum Word {
    SITE("sites", "name"),
    RUN("runs", "id"),
    ROLLOUT("rollouts", "id"),
    RECIPE("recipes", "name"),
    POLICY("policies", "name"),
    SOURCE("sources", "name"),
    TOKEN("tokens", "name");

    /** Below {@code /api/v1}. */
    final String list;

    /** The field of an item that is named. */
    final String field;

    Word(String list, String field) {
        this.list = list;
        this.field = field;
    }

    /** As its description says. @return empty: a file, a text, a number */
    static Optional<Word> of(ArgSpec arg) {
        String says = String.join(" ", arg.description());
        if (arg.paramLabel().equals("SITE") || says.startsWith("the site's name") || says.startsWith("this site"))
            return Optional.of(SITE);
        if (says.startsWith("the run's id")) return Optional.of(RUN);
        if (says.startsWith("the rollout's id")) return Optional.of(ROLLOUT);
        if (says.startsWith("the recipe's name") || says.startsWith("sites of this recipe")) return Optional.of(RECIPE);
        if (says.startsWith("the policy's name")) return Optional.of(POLICY);
        if (says.startsWith("the source's name")) return Optional.of(SOURCE);
        return says.startsWith("the token's id") ? Optional.of(TOKEN) : Optional.empty();
    }
}
