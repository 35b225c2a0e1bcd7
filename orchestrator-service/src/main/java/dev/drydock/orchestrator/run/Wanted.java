package dev.drydock.orchestrator.run;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.store.CallRow;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RunRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a run needs a person now, and what that person is told. */
public final class Wanted {
    private Wanted() {}

    /** Nobody watches a drill that no person asked for. */
    static Optional<CallRow> at(RunRow run, State s, Instant now) {
        return switch (s.at()) {
            case Position.Stuck stuck -> Optional.of(row(run, "stuck", place(s), stuck.reason(), now));
            case Position.Waiting w
            when w.what() == Position.For.APPROVAL || w.what() == Position.For.CONTINUE ->
                Optional.of(row(run, "waiting", place(s), "a person is asked", now));
            case Position.Ended e
            when e.end() == Position.End.NOT_STARTED && run.kind.equals("drill") && run.requestedBy.equals("drydock") ->
                Optional.of(row(run, "drill", place(s), s.why(), now));
            default -> Optional.empty();
        };
    }

    /** Each time that it rests somewhere is another: the attempt has risen since. */
    private static String place(State s) {
        return s.at() + " " + s.attempt();
    }

    /** Nothing is ended for that: it only takes longer than it should. */
    public static CallRow overdue(RunRow run, OrderRow order, Instant now) {
        String since = Duration.between(order.sent, now).toMinutes() + " minutes";
        String reason = order.accepted == null
                ? "the " + order.family + " service has not taken " + order.name + " for " + since
                : order.name + " has been running for " + since + ", longer than usual";
        return row(run, "overdue", order.id, reason, now);
    }

    private static CallRow row(RunRow run, String what, String subject, String reason, Instant now) {
        Plan plan = run.plan();
        CallRow row = new CallRow();
        row.id = run.id + "-" + what + "-" + Integer.toHexString(subject.hashCode());
        row.run = run.id;
        row.what = what;
        row.subject = subject;
        row.due = now;
        row.value = Ledger.storable(Wire.text(new Call(
                row.id,
                what,
                run.site,
                run.id,
                run.kind,
                plan.from().name(),
                plan.to().name(),
                Positions.text(plan, run.state()),
                reason,
                Positions.next(plan, run.state().at()).orElse("`drydock watch " + run.id + "`"),
                now)));
        return row;
    }
}
