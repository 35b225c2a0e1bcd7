package dev.drydock.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Written last: without it a backup is none.
 *
 * @param recipients public keys, each of whose private ones opens it; empty: it is not encrypted
 * @param attempt of the site, which wrote it: a store that was away may still hold an earlier one's
 */
record Complete(
        String site,
        String backup,
        List<Artefact> artefacts,
        Map<String, String> fingerprints,
        long files,
        long bytes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> recipients,
        long attempt) {
    Complete {
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
        artefacts = List.copyOf(artefacts);
        fingerprints = Map.copyOf(fingerprints);
    }

    Complete(
            String site,
            String backup,
            List<Artefact> artefacts,
            Map<String, String> fingerprints,
            long files,
            long bytes) {
        this(site, backup, artefacts, fingerprints, files, bytes, List.of(), 0);
    }
}
