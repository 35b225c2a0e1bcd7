package dev.drydock.orchestrator.http;

import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.BackupRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A backup as people see it.
 *
 * @param kind of the run that took it; {@code kept}: a failed state that was put aside
 * @param state taken, checked, verified, damaged, leaving, kept, gone
 * @param verified its last good drill
 * @param elsewhere stores that were given it too and that the site file names no longer: nothing reads or erases it there
 */
public record BackupView(
        String id,
        String site,
        String kind,
        String state,
        Version version,
        boolean open,
        Instant taken,
        Instant verified,
        Instant checked,
        Instant damaged,
        String damage,
        Instant pinned,
        Instant eraseAfter,
        Instant gone,
        Map<?, ?> fingerprints,
        long files,
        long bytes,
        List<String> elsewhere) {

    /** Whether its bytes are there, and it is one. */
    public boolean drillable() {
        return !Set.of("gone", "leaving", BackupRow.KEPT).contains(state);
    }

    static BackupView of(BackupRow b, List<String> elsewhere) {
        return new BackupView(
                b.id,
                b.site,
                b.kind,
                b.state(),
                b.version(),
                b.open,
                b.taken,
                b.verified,
                b.checked,
                b.damaged,
                b.damage,
                b.pinned,
                b.eraseAfter,
                b.gone,
                Wire.stored(b.fingerprints, Map.class),
                b.files,
                b.bytes,
                elsewhere);
    }
}
