package dev.drydock.participant.journal;

import dev.drydock.contract.Order;

/** A verified order with the bytes it came in. */
public record Received(Order order, byte[] value, String keyId, byte[] signature) {
    String id() {
        return order.id().toString();
    }
}
