package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.Progress;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.live.Live;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Output on its way to those who watch. May be lost, is never believed, decides nothing. */
@ApplicationScoped
class ProgressLines {
    private static final Logger LOG = Logger.getLogger(ProgressLines.class);
    private final Live live;

    ProgressLines(Live live) {
        this.live = live;
    }

    @Incoming("progress")
    @Blocking
    void onPoll(ConsumerRecords<String, byte[]> poll) {
        for (ConsumerRecord<String, byte[]> r : poll) {
            try {
                Progress progress = Wire.read(r.value(), Progress.TYPE, Progress.class);
                if (progress.order() != null) live.output(progress);
            } catch (Wire.Unreadable | RuntimeException e) {
                LOG.debugf("unreadable progress ignored offset=%d reason=%s", r.offset(), e.getMessage());
            }
        }
    }
}
