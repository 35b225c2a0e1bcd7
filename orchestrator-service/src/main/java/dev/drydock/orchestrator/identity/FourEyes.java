package dev.drydock.orchestrator.identity;

import java.util.Optional;

/** Who asked for a run is not the one who approves it, where that is required. */
public final class FourEyes {
    private FourEyes() {}

    /** @return why this one may not approve it */
    public static Optional<String> refusal(String requestedBy, String approver, boolean required) {
        if (!required || !requestedBy.equals(approver)) return Optional.empty();
        return Optional.of("four eyes are required on this site, and '" + approver + "' asked for this run");
    }
}
