package dev.drydock.backup;

import java.util.List;
import java.util.Map;

/** Written last: without it a backup is none. */
record Complete(
        String site,
        String backup,
        List<Artefact> artefacts,
        Map<String, String> fingerprints,
        long files,
        long bytes) {
    Complete {
        artefacts = List.copyOf(artefacts);
        fingerprints = Map.copyOf(fingerprints);
    }
}
