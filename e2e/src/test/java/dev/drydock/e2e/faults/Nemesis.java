package dev.drydock.e2e.faults;

import dev.drydock.e2e.Dock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Lets each blow come when it is due, and starts who died of one anew, as whoever runs the services does. */
final class Nemesis {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final int FEW = 3;
    private static final int TIMES = 2;

    private final Lookout lookout;
    private final Set<String> living;
    private final Set<String> mortal;
    /** By how many at once: one blow's mending may last until the next has come. */
    private final Map<String, Integer> hit = new ConcurrentHashMap<>();

    private final AtomicInteger missed = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();
    private int again;

    /** @param living who must never end by themselves */
    Nemesis(Lookout lookout, List<String> living, List<String> mortal) {
        this.lookout = lookout;
        this.living = Set.copyOf(living);
        this.mortal = Set.copyOf(mortal);
    }

    /** Returns when all are mended. */
    void plays(List<Blow> blows) throws InterruptedException {
        long begun = System.nanoTime();
        List<Thread> under = new ArrayList<>();
        for (Blow b : blows) {
            while (System.nanoTime() - begun < b.at().toNanos()) tick();
            hit.merge(b.part(), 1, Integer::sum);
            under.add(Thread.ofVirtual().start(() -> plays(b)));
        }
        while (under.stream().anyMatch(Thread::isAlive)) tick();
        for (Thread t : under) t.join();
    }

    void tick() {
        tend();
        Kill.lasting(TICK);
    }

    /** Who dies while he starts, since what he needs is away, is started again; who lived on must not die. */
    private void tend() {
        for (Set<String> some : List.of(living, mortal, Set.of("kafka", "postgres"))) {
            for (String part : some) {
                if (hit.containsKey(part) || Dock.STACK.alive(part)) continue;
                if (living.contains(part)) findings.add(part + " ended by itself: " + Dock.STACK.log(part) + ".1");
                again++;
                Figures.note("soak: " + part + " is dead, and started again");
                launch(part);
            }
        }
    }

    private void plays(Blow b) {
        try {
            strike(b);
            Kill.lasting(b.lasts());
            mend(b);
        } catch (AssertionError | RuntimeException e) {
            missed.incrementAndGet();
            Figures.note("soak: " + b + " missed: " + e);
        } finally {
            hit.computeIfPresent(b.part(), (p, n) -> n == 1 ? null : n - 1);
        }
    }

    private void strike(Blow b) {
        switch (b.kind()) {
            case KILL -> Dock.STACK.kill9(b.part());
            case PAUSE -> Dock.STACK.stop(b.part());
            case RESTART -> Dock.STACK.end(b.part());
            case END_SESSIONS -> Fault.END_SESSIONS.strike(List.of());
            case REPEAT_ORDERS -> Repeated.orders(lookout.underWay(), TIMES);
            case REPEAT_ANSWERS -> Repeated.answers(lookout.underWay(), TIMES);
            case POISON ->
                Answered.poison(lookout.underWay().stream().limit(FEW).collect(Collectors.toSet()));
        }
    }

    private void mend(Blow b) {
        switch (b.kind()) {
            case KILL, RESTART -> launch(b.part());
            case PAUSE -> Dock.STACK.cont(b.part());
            default -> {}
        }
    }

    /** Never beside one that lives: it would have its port and its name. */
    private synchronized void launch(String part) {
        if (!Dock.STACK.alive(part)) Dock.STACK.launch(part);
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    /** What could not come, since the broker or the database was away. */
    int missed() {
        return missed.get();
    }

    int again() {
        return again;
    }
}
