package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.NewRelease;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.release.Hints;
import dev.drydock.orchestrator.store.Trouble;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** What any producer tells of releases. Nobody need be believed: it is looked up before anything is begun by it. */
@ApplicationScoped
class ReleaseRecords {
    private static final Logger LOG = Logger.getLogger(ReleaseRecords.class);
    private static final int MOST_BYTES = 16 * 1024;
    private static final int TRIES = 3;

    private final Hints hints;
    private final DeadLetters deadLetters;

    ReleaseRecords(Hints hints, DeadLetters deadLetters) {
        this.hints = hints;
        this.deadLetters = deadLetters;
    }

    @Incoming("releases")
    @Blocking
    void onPoll(ConsumerRecords<String, byte[]> poll) {
        for (ConsumerRecord<String, byte[]> r : poll) {
            try {
                heard(read(r.value())).ifPresent(why -> deadLetters.send(r, why));
            } catch (Wire.Unreadable e) {
                deadLetters.send(r, e.getMessage());
            }
        }
    }

    static NewRelease read(byte[] value) throws Wire.Unreadable {
        if (value == null) throw new Wire.Unreadable("empty record");
        if (value.length > MOST_BYTES) throw new Wire.Unreadable("longer than " + MOST_BYTES + " bytes");
        try {
            NewRelease read = Wire.JSON.readValue(value, NewRelease.class);
            if (read == null || read.application() == null || read.version() == null) {
                throw new Wire.Unreadable("application or version is missing");
            }
            return read;
        } catch (IOException e) {
            throw new Wire.Unreadable("not a release as JSON: {\"application\": …, \"version\": …}");
        }
    }

    /** @return why it is put to the dead letters; nothing is skipped because the database is away for a while */
    private Optional<String> heard(NewRelease release) {
        int failed = 0;
        for (long wait = 20; ; wait = Math.min(wait * 2, 2_000)) {
            try {
                var hint = new Hints.Hint(release.application(), release.version(), release.commit(), Hints.TOPIC);
                return switch (hints.hear(hint)) {
                    case Hints.Told.Noted n -> Optional.empty();
                    case Hints.Told.Nonsense n -> Optional.of(n.why());
                    case Hints.Told.TooMany t -> Optional.of(t.why());
                };
            } catch (RuntimeException e) {
                LOG.warnf("release not noted, will be tried again cause=%s", e);
                if (!Trouble.passing(e) && ++failed == TRIES) return Optional.of("cannot be handled: " + e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            }
        }
    }
}
