package dev.drydock.cli.api;

import java.util.List;

public record Recipe(String name, String title, boolean shipped) {

    public record Page(List<Recipe> items) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    public record Checked(boolean ok, String name) {}
}
