package dev.drydock.cli.api;

import java.util.List;

/** A repository whose webhooks are believed. */
public record Source(String name, List<String> recipes, String forge, String path, String secret) {
    public Source {
        recipes = recipes == null ? List.of() : List.copyOf(recipes);
    }

    public record Page(List<Source> items) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
