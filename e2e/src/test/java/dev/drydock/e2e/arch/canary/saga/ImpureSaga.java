package dev.drydock.e2e.arch.canary.saga;

/** Decides by the clock. */
class ImpureSaga {
    boolean late() {
        return java.time.Instant.now().toEpochMilli() % 2 == 0;
    }
}
