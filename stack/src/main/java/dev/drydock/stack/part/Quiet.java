package dev.drydock.stack.part;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Kafka's client tells at length of a broker that is not there yet, and of all its settings. */
final class Quiet {
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka"); // held: else its level is forgotten

    private Quiet() {}

    static void kafka() {
        KAFKA.setLevel(Level.SEVERE);
    }
}
