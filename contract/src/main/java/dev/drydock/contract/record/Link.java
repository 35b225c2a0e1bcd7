package dev.drydock.contract.record;

import dev.drydock.contract.Event;

/** An entry that can be read, and the SHA-256 of its bytes, which the next of its run names. */
public record Link(Event event, String hash) {
    private static final String CLOSED = "dev.drydock.run.closed.v1";

    public String run() {
        return event.run();
    }

    public long sequence() {
        return event.sequence();
    }

    public String previous() {
        return event.previoushash();
    }

    /** Nothing of its run comes after it. */
    public boolean closes() {
        return CLOSED.equals(event.type());
    }
}
