package dev.drydock.contract;

import java.util.List;

/**
 * What a folder could be.
 *
 * @param marker a file without which it is not that recipe's application
 */
public record Candidate(String recipe, String marker, List<Content.Database> databases, List<String> mark) {
    public Candidate {
        databases = List.copyOf(databases);
        mark = List.copyOf(mark);
    }
}
