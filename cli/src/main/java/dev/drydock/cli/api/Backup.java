package dev.drydock.cli.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** @param verified restored into scratch and compared; and when; null: not (yet) */
public record Backup(
        String id,
        String site,
        Version version,
        Instant taken,
        Instant verified,
        Map<String, String> fingerprints,
        long files,
        long bytes) {

    public record Page(List<Backup> items) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
