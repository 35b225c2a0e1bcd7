package dev.drydock.orchestrator.run;

import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows from a position for people and for the clock. */
public final class Status {
    /** With the doors closed nobody may be waited for any longer. */
    static final Duration APPROVAL = Duration.ofMinutes(15);

    public static final List<String> ALL =
            List.of("running", "waiting", "stuck", "succeeded", "rolled-back", "not-started", "resolved");

    private Status() {}

    public static String of(Position at) {
        return switch (at) {
            // nobody has to do anything: it is the next moment's, or the other run's end
            case Position.Waiting w when w.what() == Position.For.NEIGHBOUR -> "running";
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

    /** It has ended, or waits: for a person, or for its hour. */
    static boolean rests(String status) {
        return !status.equals("running");
    }

    /** When the clock has something to say there. */
    public static Optional<Instant> deadline(Plan plan, Position at, Instant now) {
        if (!(at instanceof Position.Waiting w)) return Optional.empty();
        return switch (w.what()) {
            case APPROVAL -> Optional.of(now.plus(APPROVAL));
            case WINDOW -> Optional.of(plan.window().from());
            case NEIGHBOUR -> Optional.of(now);
            case CONTINUE -> Optional.empty();
        };
    }

    /**
     * What the clock has to say once a deadline has passed.
     *
     * @param free nobody else has the services that the plan restarts; empty: still somebody does
     */
    public static Optional<Event> timeUp(Plan plan, Position at, Instant now, boolean free) {
        if (!(at instanceof Position.Waiting w) || w.what() == Position.For.APPROVAL) {
            return Optional.of(new Event.Overdue());
        }
        boolean over = plan.window() != null && now.isAfter(plan.window().until());
        if (over) return Optional.of(new Event.Overdue());
        return w.what() == Position.For.WINDOW || free ? Optional.of(new Event.Opened(w.what())) : Optional.empty();
    }
}
