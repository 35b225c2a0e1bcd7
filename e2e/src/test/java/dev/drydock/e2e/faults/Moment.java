package dev.drydock.e2e.faults;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.OrderId.Kind;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where an order stands when the fault comes. */
enum Moment {
    BEFORE(FailPoint.PARTICIPANT_TAKEN_UP, o -> Optional.empty()),
    BEGUN(
            FailPoint.PARTICIPANT_BEGUN,
            o -> o.kind() == Kind.STOP
                    ? Optional.of("a stop begins nothing of its own")
                    : o.begins() ? Optional.empty() : Optional.of("what only reads begins nothing")),
    DURING(FailPoint.PARTICIPANT_ON_SITE, Moment::notDuring),
    AFTER(FailPoint.PARTICIPANT_AFTER_EFFECT_BEFORE_SAVE, o -> Optional.empty()),
    SAVED(FailPoint.PARTICIPANT_AFTER_SAVE_BEFORE_SEND, o -> Optional.empty()),
    /** The order is the one that goes out next. Others would wait behind one that is held there, so the orchestrator dies of it. */
    DECIDED(FailPoint.ORCHESTRATOR_BEFORE_COMMIT, o -> Optional.empty()),
    COMMITTED(FailPoint.ORCHESTRATOR_AFTER_COMMIT_BEFORE_SEND, o -> Optional.empty()),
    SENT(FailPoint.ORCHESTRATOR_AFTER_SEND_BEFORE_ACKNOWLEDGEMENT, o -> Optional.empty());

    static final Set<Moment> OF_ORDERS = EnumSet.of(BEFORE, DURING, AFTER);
    static final Set<Moment> OF_PARTICIPANTS = EnumSet.of(BEFORE, BEGUN, DURING, AFTER, SAVED);
    static final Set<Moment> OF_ORCHESTRATOR = EnumSet.of(DECIDED, COMMITTED, SENT);

    private final FailPoint point;
    private final Function<Planned, Optional<String>> impossible;

    Moment(FailPoint point, Function<Planned, Optional<String>> impossible) {
        this.point = point;
        this.impossible = impossible;
    }

    private static Optional<String> notDuring(Planned o) {
        if (o.kind() == Kind.STOP) return Optional.of("a stop runs no command of the site");
        if (!o.witnessed().isEmpty() || o.piped() || o.reads()) return Optional.empty();
        return Optional.of(
                o.drills()
                        ? "a drill is done in scratch, not on the site"
                        : "a job of ours: no command of the site, no pipe");
    }

    /** Who comes there is not held, and dies. */
    boolean dies() {
        return OF_ORCHESTRATOR.contains(this);
    }

    String word() {
        return dies() ? "halt" : "hold";
    }

    FailPoint point() {
        return point;
    }

    Optional<String> impossible(Planned order) {
        return impossible.apply(order);
    }

    /** The file that has the order held there. */
    Path file(MatrixSite site, Planned order) {
        if (this == DURING && !order.witnessed().isEmpty()) return site.held(order.witnessed());
        return site.failPoint(point, order.index(), order.kind());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
