package dev.drydock.orchestrator;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Ids that sort by time, can be read aloud and typed: ten characters of milliseconds, ten of chance. */
@ApplicationScoped
public class Ids {
    private static final char[] LETTERS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public String next() {
        return text(clock.millis()) + text(random.nextLong());
    }

    private static String text(long bits) {
        char[] text = new char[10];
        for (int i = 9; i >= 0; i--, bits >>>= 5) text[i] = LETTERS[(int) (bits & 31)];
        return new String(text);
    }
}
