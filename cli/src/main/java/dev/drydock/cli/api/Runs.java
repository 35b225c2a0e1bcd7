package dev.drydock.cli.api;

import java.util.List;

public record Runs(List<Run> items) {
    public Runs {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
