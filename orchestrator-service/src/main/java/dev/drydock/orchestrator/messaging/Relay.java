package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.Topics;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.Relayed;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Brings the public record from the database to its topic: what is not marked as sent, a run's entries in their order. Sent
 * twice after a crash, never left out; a reader goes by run and sequence.
 */
@ApplicationScoped
public class Relay implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 500;
    /** Longer than the producer tries by itself. Nobody waits for ever with a transaction open. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Store store;
    private final Relayed relayed;
    private final KafkaClientService clients;

    /** @param channel makes the producer, and carries nothing: it would try each message again by itself, and swap two */
    Relay(Store store, Relayed relayed, KafkaClientService clients, @Channel("record") MutinyEmitter<byte[]> channel) {
        this.store = store;
        this.relayed = relayed;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public Chores.Follows follows() {
        return Chores.Follows.COMMITS;
    }

    /** @return whether there may be more */
    @Override
    public boolean work() {
        return QuarkusTransaction.requiringNew().timeout(60).call(this::batch);
    }

    private boolean batch() {
        if (!store.mayRelay(PATIENCE.plusSeconds(5))) return false;
        List<RecordRow> rows = store.recordToSend(BATCH);
        if (rows.isEmpty()) return false;
        // the thread that hears the broker's answer must not be given this transaction: each may wait for the other
        // then
        QuarkusTransaction.suspendingExisting().run(() -> send(rows));
        relayed.sent(rows);
        LOG.debugf("record relayed entries=%d", rows.size());
        return rows.size() == BATCH;
    }

    /** One that fails leaves all of them unsent: they go out again, in order. */
    private void send(List<RecordRow> rows) {
        List<ProducerRecord<String, byte[]>> records =
                rows.stream().map(Relay::record).toList();
        Function<Producer<String, byte[]>, List<Future<?>>> begun = p -> InOrder.begun(p, records);
        KafkaProducer<String, byte[]> producer = clients.getProducer("record");
        try {
            long until = System.nanoTime() + PATIENCE.toNanos();
            List<Future<?>> answers = producer.runOnSendingThread(begun).await().atMost(PATIENCE);
            InOrder.wait(answers, Duration.ofNanos(until - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the record was sent", e);
        }
    }

    private static ProducerRecord<String, byte[]> record(RecordRow r) {
        return new ProducerRecord<>(Topics.UPGRADES, null, r.run, r.value, Signed.headers(r.signature, r.keyId));
    }
}
