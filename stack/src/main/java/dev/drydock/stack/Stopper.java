package dev.drydock.stack;

import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Ends parts in the order that lets each finish: first who decides, then who works, then what they work with. */
final class Stopper {
    private static final List<String> BASE = List.of("kafka", "postgres");
    static final Duration LIMIT = Duration.ofSeconds(20);

    private Stopper() {}

    /** @return the names of those that had to be killed */
    static List<String> stop(Map<String, Child> children) {
        List<String> killed = new ArrayList<>();
        List<String> services =
                children.keySet().stream().filter(Stopper::isService).sorted().toList();
        killed.addAll(end(children, services, Signal.TERM));
        List<String> guests = children.keySet().stream()
                .filter(n -> !isService(n) && !BASE.contains(n))
                .toList();
        killed.addAll(end(children, guests, Signal.TERM));
        killed.addAll(end(children, List.of("kafka"), Signal.TERM));
        killed.addAll(end(children, List.of("postgres"), Signal.INT));
        return killed;
    }

    private static List<String> end(Map<String, Child> children, List<String> names, Signal signal) {
        List<Child> alive = names.stream()
                .filter(children::containsKey)
                .map(children::get)
                .filter(Child::alive)
                .toList();
        alive.forEach(c -> c.send(signal));
        alive.forEach(c -> c.send(Signal.CONT)); // one that is stopped would never see the first
        if (Await.until(LIMIT, () -> none(alive))) return List.of();
        List<Child> deaf = alive.stream().filter(Child::alive).toList();
        deaf.forEach(c -> c.send(Signal.KILL));
        Await.until(LIMIT, () -> none(deaf));
        return deaf.stream().map(Child::name).toList();
    }

    private static boolean isService(String name) {
        return Replica.of(name).isPresent();
    }

    private static boolean none(Collection<Child> children) {
        return children.stream().noneMatch(Child::alive);
    }
}
