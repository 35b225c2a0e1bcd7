package dev.drydock.participant.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** A machine on which a site lives: it starts a command there as the site's user. All else is made of this. */
public interface Host {

    /**
     * The command's own input and outputs. Values come as arguments; nothing is ever pasted into a command line.
     *
     * @throws Unreachable nothing was begun, and nothing will be
     */
    Running start(List<String> argv) throws IOException;

    /** Nobody there, or not who it should be. Says what to do. */
    final class Unreachable extends IOException {
        private static final long serialVersionUID = 1;

        public Unreachable(String message) {
            super(message);
        }
    }

    interface Running {
        OutputStream in();

        InputStream out();

        InputStream errors();

        /** The connection to it is gone, and nobody saw its end. */
        int LOST = -2;

        /** @return its exit code; -1: it still ran at the limit; or {@link #LOST} */
        int await(Duration limit) throws InterruptedException;

        /** At once. What it has started may live on. */
        void end();
    }
}
