package dev.drydock.orchestrator.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Who is told of a commit at once. Whose bell does not ring looks by itself soon. */
final class Bells {
    private final Map<Chores.Follows, List<Semaphore>> bells = new ConcurrentHashMap<>();

    Semaphore of(Chores.Follows follows) {
        Semaphore bell = new Semaphore(0);
        bells.computeIfAbsent(follows, f -> new CopyOnWriteArrayList<>()).add(bell);
        return bell;
    }

    void ring(Chores.Follows... who) {
        for (Chores.Follows f : who) bells.getOrDefault(f, List.of()).forEach(Semaphore::release);
    }

    /** Nobody goes on waiting. */
    void ringAll() {
        ring(Chores.Follows.values());
    }
}
