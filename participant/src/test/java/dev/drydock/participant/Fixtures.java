package dev.drydock.participant;

import dev.drydock.contract.Command;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.participant.journal.Received;
import java.time.Instant;
import java.util.Map;

public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private Fixtures() {}

    public static OrderId id(String run, long attempt) {
        return new OrderId(run, 1, OrderId.Kind.DO, attempt);
    }

    public static Order order(String run, long attempt) {
        return order(run, attempt, Map.of());
    }

    public static Order order(String run, long attempt, Map<String, String> secrets) {
        return new Order(id(run, attempt), place(secrets), new Work.Run(Command.of("true")), NOW);
    }

    public static Order stop(OrderId target, long attempt) {
        OrderId id = new OrderId(target.run(), target.step(), OrderId.Kind.STOP, attempt);
        return new Order(id, place(Map.of()), new Work.Stop(target), NOW);
    }

    public static Received received(Order order) {
        return new Received(order, Wire.bytes(order), "orchestrator", new byte[] {1, 2, 3});
    }

    private static Place place(Map<String, String> secrets) {
        return new Place("one", "/srv/one", "index", "", "/var/lib/drydock/one", Map.of(), secrets);
    }
}
