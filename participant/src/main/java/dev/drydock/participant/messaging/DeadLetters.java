package dev.drydock.participant.messaging;

import dev.drydock.contract.DeadLetter;
import dev.drydock.operations.Board;
import dev.drydock.operations.Metric;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Where records go that nobody can act on. */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int KEPT = 64 * 1024;

    private final Post post;
    private final Clock clock;
    private final Board board;
    private final String by;

    DeadLetters(Post post, Clock clock, Board board, @ConfigProperty(name = "drydock.family") String by) {
        this.board = board;
        this.post = post;
        this.clock = clock;
        this.by = by;
    }

    void start(@Observes StartupEvent e, @ConfigProperty(name = "mp.messaging.incoming.orders.topic") String topic) {
        board.none(Metric.DEAD_LETTERS, topic);
    }

    DeadLetter of(ConsumerRecord<String, byte[]> r, String reason) {
        byte[] value = r.value() == null ? new byte[0] : r.value();
        String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(value, Math.min(value.length, KEPT)));
        String key =
                r.key() == null ? "" : r.key().substring(0, Math.min(r.key().length(), 200));
        return new DeadLetter(r.topic(), r.partition(), r.offset(), key, cut, reason, by, clock.instant());
    }

    /**
     * Waits a little, so that the letter is out before its record is acknowledged; not for ever, because its neighbours
     * must not wait for a topic that is missing.
     */
    void send(List<DeadLetter> letters) {
        if (letters.isEmpty()) return;
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (DeadLetter l : letters) {
            board.count(Metric.DEAD_LETTERS, l.topic());
            LOG.warnf(
                    "record refused, dead-lettered topic=%s partition=%d offset=%d reason=%s",
                    l.topic(), l.partition(), l.offset(), l.reason());
            sent.add(post.deadLetter(l));
        }
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.errorf("dead letters not sent, the records stay on their topic count=%d error=%s", letters.size(), e);
        }
    }
}
