package dev.drydock.stack;

import dev.drydock.stack.part.Part;
import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Tail;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Waits until a started part really answers; one that ends meanwhile is the quick failure. */
final class Starter {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int LINES = 12;

    private Starter() {}

    static void await(Part part, Child child) {
        AtomicReference<String> last = new AtomicReference<>("");
        boolean over = Await.until(LIMIT, () -> {
            if (!child.alive()) return true;
            Optional<String> missing = part.ready().missing();
            missing.ifPresent(last::set);
            return missing.isEmpty();
        });
        if (!child.alive()) throw failed(part, "ended while it started", "");
        if (!over) throw failed(part, "is not ready after " + LIMIT.toSeconds() + " s", last.get());
    }

    private static Trouble failed(Part part, String what, String last) {
        return new Trouble(part.name() + " " + what + (last.isEmpty() ? "" : " (" + last + ")") + ". The end of "
                + part.spawn().log() + ":\n"
                + Tail.of(part.spawn().log(), LINES).indent(4).stripTrailing());
    }
}
