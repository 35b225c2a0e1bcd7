package dev.drydock.participant.work;

import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.participant.Site;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The way to the sites' hosts. */
interface Sites {

    /**
     * @param secrets environment name → value
     * @param begin called before anything of the order runs; throws where it must not
     */
    record Opening(
            Order order,
            boolean begunBefore,
            Map<String, byte[]> secrets,
            Runnable begin,
            Consumer<String> say,
            IntConsumer percent) {}

    /** @throws Unable it is not known how to get there */
    Site open(Opening opening);

    /** Ends the target on its host, and bars it from beginning there later. */
    Halted stop(Order stop, OrderId target);

    /** What came of it, as the target's fate; or that it could not be ended. */
    sealed interface Halted {
        record Over(dev.drydock.contract.Said target) implements Halted {}

        record Alive(String reason) implements Halted {}
    }
}
