package dev.drydock.cli.api;

import java.time.Instant;
import java.util.List;

/** @param cancelled runs that had not closed the doors */
public record Hold(
        String application, String version, String reason, String by, Instant since, List<String> cancelled) {
    public Hold {
        cancelled = cancelled == null ? List.of() : List.copyOf(cancelled);
    }

    public record Page(List<Hold> items) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
