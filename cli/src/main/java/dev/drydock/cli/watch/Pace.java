package dev.drydock.cli.watch;

import java.time.Duration;

/**
 * @param tick how often the clocks are redrawn
 * @param silence after that the connection is taken for dead: a server that is gone does not always say so
 * @param first pause before a new connection; doubled each time up to {@code longest}
 */
public record Pace(Duration tick, Duration silence, Duration first, Duration longest) {
    public static final Pace NORMAL =
            new Pace(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMillis(250), Duration.ofSeconds(5));

    Duration pause(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures, 16));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
