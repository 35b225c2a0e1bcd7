package dev.drydock.participant.work;

import dev.drydock.participant.journal.Closing;
import dev.drydock.participant.journal.Patience;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Something done again and again until the process goes down; a failure is told and tried again. */
final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);

    interface Body {
        void run() throws SQLException;
    }

    private Loop() {}

    static Thread every(String name, Duration pause, Patience patience, Body body) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                while (true) {
                    once(name, body);
                    patience.pause(pause);
                }
            } catch (Closing e) {
                LOG.debugf("loop over name=%s", name);
            }
        });
    }

    static void once(String name, Body body) {
        try {
            body.run();
        } catch (Closing e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("failed, will be tried again what=%s error=%s", name, e);
        }
    }
}
