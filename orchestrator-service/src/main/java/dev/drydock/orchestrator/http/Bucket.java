package dev.drydock.orchestrator.http;

/** So many at once, and so many a second after that. */
final class Bucket {
    private final long most;
    private final long nanosEach;
    private long filledTo;

    Bucket(int most, int perSecond) {
        this.most = most;
        this.nanosEach = 1_000_000_000L / perSecond;
        this.filledTo = System.nanoTime() - this.most * nanosEach;
    }

    boolean take() {
        return take(System.nanoTime());
    }

    /** @param now in a time that only goes on */
    synchronized boolean take(long now) {
        long from = Math.max(filledTo - now, -most * nanosEach) + now;
        if (from + nanosEach > now) return false;
        filledTo = from + nanosEach;
        return true;
    }
}
