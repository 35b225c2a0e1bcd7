package dev.drydock.orchestrator.recipe;

import java.util.List;

/** What reading a file gave: the thing, or everything that is wrong with the file. */
public sealed interface Result<T> {
    record Ok<T>(T value) implements Result<T> {}

    record Findings<T>(List<Finding> findings) implements Result<T> {
        public Findings {
            findings = List.copyOf(findings);
        }
    }
}
