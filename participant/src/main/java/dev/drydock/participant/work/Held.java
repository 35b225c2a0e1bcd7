package dev.drydock.participant.work;

/** An order in hand here, and the thread that works on it. */
final class Held {
    private volatile boolean lost;
    private volatile boolean begun;
    private volatile Thread thread;

    void by(Thread worker) {
        thread = worker;
    }

    void begin() {
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    boolean lost() {
        return lost;
    }

    /** @return false: it was known already */
    boolean lose() {
        boolean first = !lost;
        lost = true;
        thread.interrupt();
        return first;
    }
}
