package dev.drydock.participant.messaging;

import dev.drydock.contract.Order;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.participant.journal.Received;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Whether a record is an order, and whether the orchestrator gave it. */
sealed interface Inspection {
    record Good(Received order) implements Inspection {}

    /** @param reason in one line: parts of it were written by who knows whom, and it goes to the log */
    record Bad(String reason) implements Inspection {
        public Bad {
            reason = reason.replaceAll("[\\p{Cntrl}\\s]+", " ");
        }
    }

    static Inspection of(ConsumerRecord<String, byte[]> record, Signatures.Trusted trusted) {
        byte[] keyId = header(record, Signatures.KEY);
        byte[] signature = header(record, Signatures.SIGNATURE);
        if (record.value() == null) return new Bad("empty record");
        if (keyId == null || signature == null) return new Bad("not signed");
        String key = new String(keyId, StandardCharsets.UTF_8);
        if (!trusted.signedBy("orchestrator", key, signature, record.topic(), record.key(), record.value())) {
            return new Bad("not signed by a trusted key of the orchestrator");
        }
        try {
            Order order = Wire.read(record.value(), Order.TYPE, Order.class);
            String missing = missing(order);
            if (missing != null) return new Bad("has no " + missing);
            if (!order.id().run().equals(record.key())) return new Bad("its key is not its run id");
            return new Good(new Received(order, record.value(), key, signature));
        } catch (Wire.Unreadable e) {
            return new Bad(e.getMessage());
        }
    }

    private static String missing(Order order) {
        if (order.id() == null) return "id";
        if (order.place() == null) return "place";
        return order.work() == null ? "work" : null;
    }

    private static byte[] header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
