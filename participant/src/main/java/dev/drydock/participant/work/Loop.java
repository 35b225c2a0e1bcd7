package dev.drydock.participant.work;

import dev.drydock.participant.journal.Closing;
import dev.drydock.participant.journal.Patience;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Something done again and again until the process goes down. That it fails is said once, and that it works again. */
final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);

    interface Body {
        void run();
    }

    private final String name;
    private final Body body;
    private boolean failing;

    Loop(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    static void every(String name, Duration pause, Patience patience, Body body) {
        Loop loop = new Loop(name, body);
        // not a virtual thread: a heartbeat must not wait for the workers' carriers
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                while (true) {
                    loop.once();
                    patience.pause(pause);
                }
            } catch (Closing e) {
                LOG.debugf("loop over name=%s", name);
            }
        });
    }

    void once() {
        try {
            body.run();
            if (failing) LOG.infof("works again what=%s", name);
            failing = false;
        } catch (Closing e) {
            throw e;
        } catch (RuntimeException e) {
            if (!failing) LOG.warnf("failed, will be tried again and again what=%s error=%s", name, e);
            failing = true;
        }
    }
}
