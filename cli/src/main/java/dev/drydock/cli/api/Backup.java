package dev.drydock.cli.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * @param kind of the run that took it; {@code kept}: a failed state that was put aside
 * @param state taken, checked, verified, damaged, leaving, kept, gone
 * @param elsewhere stores that were given it too and that the site file names no longer
 * @param verified restored into scratch and compared; and when; null: not (yet)
 */
public record Backup(
        String id,
        String site,
        String kind,
        String state,
        Version version,
        boolean open,
        Instant taken,
        Instant verified,
        String damage,
        Instant pinned,
        Instant eraseAfter,
        Map<String, String> fingerprints,
        long files,
        long bytes,
        List<String> elsewhere) {

    public Backup {
        elsewhere = elsewhere == null ? List.of() : List.copyOf(elsewhere);
        state = state == null ? "unknown" : state;
    }

    public record Page(List<Backup> items) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
