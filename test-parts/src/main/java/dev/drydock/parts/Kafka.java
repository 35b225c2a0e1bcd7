package dev.drydock.parts;

import dev.drydock.stack.part.Broker;
import dev.drydock.stack.process.Await;
import java.time.Duration;
import java.util.Optional;

/** One real broker for the whole test process, with Drydock's topics. */
public abstract sealed class Kafka permits ContainerKafka, EmbeddedKafka {
    private static final Once<Kafka> BROKER = new Once<>(() -> switch (Parts.chosen()) {
        case CONTAINERS -> new ContainerKafka();
        case EMBEDDED -> new EmbeddedKafka();
    });
    private static final Duration LIMIT = Duration.ofMinutes(1);

    public static Kafka broker() {
        return BROKER.get();
    }

    public abstract String bootstrap();

    /** At once, as a crash does. */
    public abstract void kill();

    /** After it was killed: on the same address, with all that it had. Returns when it answers. */
    public abstract void restart();

    final void await() {
        String[] last = {""};
        if (!Await.until(LIMIT, () -> {
            Optional<String> missing = Broker.missing(bootstrap());
            missing.ifPresent(m -> last[0] = m);
            return missing.isEmpty();
        }))
            throw new IllegalStateException(
                    "no broker on " + bootstrap() + " within " + LIMIT.toSeconds() + " s: " + last[0]);
    }
}
