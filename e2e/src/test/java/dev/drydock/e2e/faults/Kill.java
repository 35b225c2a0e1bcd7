package dev.drydock.e2e.faults;

import dev.drydock.e2e.Dock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Parts that die at once, or stand still, and come back. @param away so long they are dead */
record Kill(List<String> parts, Duration away) {
    static final List<String> PARTICIPANTS = List.of("backup", "vcs", "migration", "maintenance");
    private static final List<String> SERVICES = List.of("orchestrator", "backup", "vcs", "migration", "maintenance");

    void kill() {
        parts.forEach(Dock.STACK::kill9);
    }

    void revive() {
        lasting(away);
        parts.stream().filter(SERVICES::contains).forEach(Dock.STACK::launch);
        parts.stream().filter(p -> !SERVICES.contains(p)).forEach(Dock.STACK::restart);
        answers();
    }

    void freeze() {
        parts.forEach(Dock.STACK::stop);
    }

    void thaw(Duration after) {
        lasting(after);
        parts.forEach(Dock.STACK::cont);
        answers();
    }

    /** Only then can it be said that nothing moves. */
    void answers() {
        SERVICES.forEach(Dock.STACK::await);
    }

    static void lasting(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }
}
