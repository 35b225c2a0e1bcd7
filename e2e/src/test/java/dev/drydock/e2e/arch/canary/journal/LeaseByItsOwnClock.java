package dev.drydock.e2e.arch.canary.journal;

class LeaseByItsOwnClock {
    boolean over(java.time.Instant until) {
        return java.time.Instant.now().isAfter(until);
    }
}
