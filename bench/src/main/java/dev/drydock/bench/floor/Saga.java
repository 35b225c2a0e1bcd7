package dev.drydock.bench.floor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A saga under way, with a stamp wherever a transaction begins: orchestrator, participant, orchestrator … */
final class Saga {
    final String id;
    final boolean job;
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<Long> stamps = Collections.synchronizedList(new ArrayList<>());

    Saga(String id, boolean job) {
        this.id = id;
        this.job = job;
    }

    void stamp(long now) {
        stamps.add(now);
    }

    List<Double> apart(int every) {
        List<Double> all = new ArrayList<>();
        for (int i = every; i < stamps.size(); i += every) all.add((stamps.get(i) - stamps.get(i - every)) / 1e6);
        return all;
    }

    double whole() {
        return (stamps.getLast() - stamps.getFirst()) / 1e6;
    }
}
