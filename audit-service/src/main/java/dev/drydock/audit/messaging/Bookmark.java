package dev.drydock.audit.messaging;

import dev.drydock.audit.keep.Reach;
import dev.drydock.audit.store.Log;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Where to read on: what the database says that it has, not the broker. So a database that was made anew, or was put back to an
 * earlier state, reads again what it lacks.
 */
@ApplicationScoped
@Identifier("record")
class Bookmark implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(Bookmark.class);
    private static final long SECOND = 1;

    private final Log log;
    private final Reach reach;
    private final CountDownLatch closing = new CountDownLatch(1);

    Bookmark(Log log, Reach reach) {
        this.log = log;
        this.reach = reach;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) return;
        Map<Integer, Long> kept = log.progress(topic());
        for (TopicPartition p : partitions) consumer.seek(p, kept.getOrDefault(p.partition(), 0L));
        LOG.infof("reads on partitions=%d kept=%s", partitions.size(), kept);
    }

    /** Without it nobody could say where to read on. */
    private String topic() {
        while (true) {
            try {
                return reach.topic();
            } catch (Exception e) {
                LOG.warnf("topic not found, trying again cause=%s", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (closing.await(SECOND, TimeUnit.SECONDS)) throw new IllegalStateException("the service is closing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service is closing", e);
        }
    }

    @PreDestroy
    void close() {
        closing.countDown();
    }
}
