package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.policy.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What newer releases of a site leave to an older one: while they wait for longer, it goes first. Told newest first. */
final class Newer {
    private String version;
    /** When the first of them goes. */
    private Instant when = Instant.MAX;

    /** @return whether it begins, or will by itself */
    boolean goes(String release, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Start v -> goes(release, Instant.MIN);
            case Verdict.Later v -> goes(release, v.at());
            default -> false;
        };
    }

    private boolean goes(String release, Instant at) {
        if (at.isBefore(when)) {
            version = release;
            when = at;
        }
        return true;
    }

    /** @return which takes the place of the older one; empty: none does */
    Optional<String> instead(boolean approved, Verdict older) {
        return approved || sooner(older) ? Optional.empty() : Optional.ofNullable(version);
    }

    private boolean sooner(Verdict older) {
        return switch (older) {
            case Verdict.Start v -> when.isAfter(Instant.MIN);
            case Verdict.Later v -> v.at().isBefore(when);
            default -> false;
        };
    }
}
