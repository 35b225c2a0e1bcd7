package dev.drydock.orchestrator.saga;

import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that decides how a run goes on. A plain value: stored as JSON, walked exhaustively in a test.
 *
 * @param attempt of the pending order: a number of the site's that only rises
 * @param tries how often the pending order has been sent as a new attempt, this one included
 * @param touched what orders that began may have changed; the pending order is not in it until it is answered
 * @param openDoorsSent the point of no return: users may have written since
 * @param curesUsed each once a run
 * @param due of a restart: the cure that runs directly before its step
 * @param approvals held, each bound to site, target commit and SQL
 * @param reviewed the hash of the SQL that the last approved preview of this run has shown
 * @param again a prove has found a difference; every part is restored once more
 * @param why why the run went back or ended early; empty while all is well
 */
public record State(
        Position at,
        long attempt,
        int tries,
        Set<Touch> touched,
        boolean openDoorsSent,
        Set<String> curesUsed,
        Due due,
        Set<String> approvals,
        String reviewed,
        boolean again,
        String why) {

    public record Due(int step, String cure) {}

    public State {
        touched = Set.copyOf(touched);
        curesUsed = Set.copyOf(curesUsed);
        approvals = Set.copyOf(approvals);
        reviewed = reviewed == null ? "" : reviewed;
    }

    boolean began() {
        return !touched.isEmpty();
    }

    /** It is stuck, or goes back from where something was begun: also while a person tries again, and however it ends. */
    public boolean failed() {
        return at instanceof Position.Stuck || began() && !why.isEmpty();
    }

    /** More than the doors. */
    boolean changed() {
        return touched.stream().anyMatch(t -> t != Touch.DOORS);
    }

    /** The order there is now pending is a new one, or a new attempt. */
    State pending(Position position, long next, int nthTry) {
        return new State(
                position, next, nthTry, touched, openDoorsSent, curesUsed, due, approvals, reviewed, again, why);
    }

    /** No order is pending there. */
    State resting(Position position) {
        return new State(position, attempt, 0, touched, openDoorsSent, curesUsed, due, approvals, reviewed, again, why);
    }

    State touching(Set<Touch> more) {
        Set<Touch> all = new TreeSet<>(touched);
        all.addAll(more);
        return onlyTouching(all);
    }

    State onlyTouching(Set<Touch> exactly) {
        return new State(at, attempt, tries, exactly, openDoorsSent, curesUsed, due, approvals, reviewed, again, why);
    }

    State sendingOpenDoors() {
        return new State(at, attempt, tries, touched, true, curesUsed, due, approvals, reviewed, again, why);
    }

    State using(String cure) {
        Set<String> used = new TreeSet<>(curesUsed);
        used.add(cure);
        return new State(at, attempt, tries, touched, openDoorsSent, used, due, approvals, reviewed, again, why);
    }

    State withDue(Due cure) {
        return new State(at, attempt, tries, touched, openDoorsSent, curesUsed, cure, approvals, reviewed, again, why);
    }

    State holding(String approval) {
        Set<String> held = new TreeSet<>(approvals);
        held.add(approval);
        return new State(at, attempt, tries, touched, openDoorsSent, curesUsed, due, held, reviewed, again, why);
    }

    State reviewing(String sqlHash) {
        return new State(at, attempt, tries, touched, openDoorsSent, curesUsed, due, approvals, sqlHash, again, why);
    }

    State restoringAgain(boolean yes) {
        return new State(at, attempt, tries, touched, openDoorsSent, curesUsed, due, approvals, reviewed, yes, why);
    }

    /** Beside the reasons so far. */
    State also(String reason) {
        return because(why.isEmpty() ? reason : why + "; " + reason);
    }

    State because(String reason) {
        return new State(
                at, attempt, tries, touched, openDoorsSent, curesUsed, due, approvals, reviewed, again, reason);
    }
}
