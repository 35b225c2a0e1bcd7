package dev.drydock.orchestrator.run;

import dev.drydock.orchestrator.saga.Position;
import java.time.Duration;
import java.util.Optional;

/** What follows from a position for people and for the clock. */
public final class Status {
    /** With the doors closed nobody may be waited for any longer. */
    static final Duration APPROVAL = Duration.ofMinutes(15);

    private Status() {}

    public static String of(Position at) {
        return switch (at) {
            case Position.Waiting w -> "waiting";
            case Position.Stuck s -> "stuck";
            case Position.Ended e -> of(e.end());
            default -> "running";
        };
    }

    public static String of(Position.End end) {
        return switch (end) {
            case SUCCEEDED -> "succeeded";
            case ROLLED_BACK -> "rolled-back";
            case NOT_STARTED -> "not-started";
            case RESOLVED -> "resolved";
        };
    }

    static Optional<Duration> deadline(Position at) {
        boolean approval = at instanceof Position.Waiting w && w.what() == Position.For.APPROVAL;
        return approval ? Optional.of(APPROVAL) : Optional.empty();
    }
}
