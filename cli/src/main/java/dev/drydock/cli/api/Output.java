package dev.drydock.cli.api;

import java.util.List;

/** What the running order just printed. */
public record Output(String order, List<String> lines, Integer percent) {
    public Output {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
