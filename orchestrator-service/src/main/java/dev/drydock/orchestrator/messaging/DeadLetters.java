package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.DeadLetter;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Wire;
import dev.drydock.operations.Board;
import dev.drydock.operations.Metric;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** What could not be read, or not believed, for people to look at; the next record is handled all the same. */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MOST = 65_536;

    private final MutinyEmitter<byte[]> emitter;
    private final Clock clock;
    private final Board board;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<byte[]> emitter, Clock clock, Board board) {
        this.board = board;
        this.emitter = emitter;
        this.clock = clock;
    }

    void start(@Observes StartupEvent e) {
        board.none(Metric.DEAD_LETTERS, Topics.ANSWERS);
        board.none(Metric.DEAD_LETTERS, Topics.RELEASES);
    }

    void send(ConsumerRecord<String, byte[]> r, String reason) {
        board.count(Metric.DEAD_LETTERS, r.topic());
        LOG.warnf(
                "record put to the dead letters topic=%s partition=%d offset=%d reason=%s",
                r.topic(), r.partition(), r.offset(), reason);
        byte[] value = r.value() == null ? new byte[0] : r.value();
        DeadLetter letter = new DeadLetter(
                r.topic(),
                r.partition(),
                r.offset(),
                r.key(),
                Base64.getEncoder().encodeToString(Arrays.copyOf(value, Math.min(value.length, MOST))),
                reason,
                "orchestrator",
                clock.instant());
        emitter.sendMessage(Signed.plain(Topics.DEAD_LETTERS, r.key(), Wire.bytes(letter), new RecordHeaders()))
                .onFailure()
                .invoke(e -> LOG.errorf("dead letter not sent topic=%s offset=%d cause=%s", r.topic(), r.offset(), e))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }
}
