package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;

/** Harbour's recipe with something else in it. */
final class Recipes {
    private Recipes() {}

    static String harbour() {
        return Api.get("recipes/harbour").body().asText();
    }

    /** @return the new recipe's name */
    static String add(String name, UnaryOperator<String> change) {
        String yaml = change.apply(harbour().replace("recipe: harbour", "recipe: " + name));
        Api.Reply added = Api.post("recipes", "application/yaml", yaml);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return name;
    }

    /** One whose migration is that command instead. */
    static String migratingWith(String name, String step) {
        return add(
                name,
                y -> y.replaceAll(
                        "(?m)^  - migrate: .*\\R(    .*\\R)+", java.util.regex.Matcher.quoteReplacement(step)));
    }
}
