package dev.drydock.participant.work;

import dev.drydock.contract.Said;

/** Whether an order has begun, which decides what may be said when it cannot go on. */
final class Beginning {

    /** Commits that it begins. False: it is not ours any more. */
    interface Commit {
        boolean now() throws InterruptedException;
    }

    private final boolean before;
    private final Held held;
    private final Commit commit;

    Beginning(boolean before, Held held, Commit commit) {
        this.before = before;
        this.held = held;
        this.commit = commit;
    }

    boolean before() {
        return before;
    }

    void begin() {
        if (held.lost()) throw new LeaseLost();
        if (held.begun()) return;
        try {
            if (!commit.now()) throw new LeaseLost();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeaseLost();
        }
        held.begin();
    }

    Said unable(String reason, String next) {
        return before || held.begun() ? new Said.Interrupted(reason, "") : new Said.Refused(reason, next);
    }
}
