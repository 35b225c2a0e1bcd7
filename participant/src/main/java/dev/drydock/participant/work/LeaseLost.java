package dev.drydock.participant.work;

/** The order is somebody else's now, or has been stopped: nothing may begin, and nothing be told. */
final class LeaseLost extends RuntimeException {
    LeaseLost() {
        super("the order has been taken over or stopped", null, false, false);
    }
}
