package dev.drydock.e2e.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.faults.Figures;
import dev.drydock.stack.Service;
import dev.drydock.stack.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who decides dies while many runs are under way: all of them go on soon, no step is done twice, and the record is whole. */
@Tag("faults")
@Tag("alone")
class ManyRunsTest {
    private static final int MANY = 1000;
    private static final int SOME = 60;
    private static final Duration OF_ITS_RETURN = Duration.ofSeconds(10);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(7);

    private static final Duration FROZEN = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path dir;

    @Test
    void theOnlyOneIsKilledWithSome() throws Exception {
        theOnlyOneIsKilled(SOME);
    }

    @Test
    void theOnlyOneIsKilledWithMany() throws Exception {
        theOnlyOneIsKilled(MANY);
    }

    private void theOnlyOneIsKilled(int count) throws Exception {
        try (Crowd crowd = new Crowd(dir, count)) {
            crowd.begin(count);
            Instant killed = crowd.tables.now();
            crowd.stack.kill9("orchestrator");
            crowd.release();
            Instant started = crowd.tables.now();

            crowd.stack.restart("orchestrator");

            Instant ready = crowd.tables.now();
            crowd.allEndedWell();
            Duration after = crowd.untilAllWentOn(killed, ready);
            Figures.say(
                    "the only orchestrator killed, %d runs: ready after %.1f s, all went on %.1f s after that",
                    count, seconds(Duration.between(started, ready)), seconds(after));
            assertThat(after).isLessThan(OF_ITS_RETURN);
        }
    }

    @Test
    void oneOfTwoIsKilled() throws Exception {
        try (Crowd crowd = new Crowd(dir, MANY)) {
            crowd.stack.add(Service.ORCHESTRATOR);
            crowd.begin(MANY);
            Instant killed = crowd.tables.now();

            crowd.stack.kill9("orchestrator");
            crowd.release();

            crowd.allEndedWell();
            Duration after = crowd.untilAllWentOn(killed, killed);
            Figures.say("one of two orchestrators killed, %d runs: all went on within %.1f s", MANY, seconds(after));
            assertThat(after).isLessThan(TAKEN_OVER);
        }
    }

    @Test
    void oneOfTwoIsFrozenAndWakes() throws Exception {
        try (Crowd crowd = new Crowd(dir, MANY)) {
            crowd.stack.add(Service.ORCHESTRATOR);
            crowd.begin(MANY);
            Instant frozen = crowd.tables.now();

            crowd.stack.stop("orchestrator");
            crowd.release();
            Instant woken = frozen.plus(FROZEN);
            Await.until(FROZEN.plusSeconds(5), () -> crowd.tables.now().isAfter(woken));
            crowd.stack.cont("orchestrator");

            crowd.allEndedWell();
            Duration after = crowd.untilAllWentOn(frozen, frozen);
            Figures.say("one of two orchestrators frozen, %d runs: all went on within %.1f s", MANY, seconds(after));
            assertThat(after).isLessThan(TAKEN_OVER);
        }
    }

    /** It has locked the rows of many runs, and does not let go of them by itself. */
    @Test
    void oneOfTwoIsFrozenInTheMiddleOfATransaction() throws Exception {
        try (Crowd crowd = new Crowd(dir, SOME)) {
            crowd.stack.add(Service.ORCHESTRATOR);
            crowd.begin(SOME);
            crowd.standsStillAfter(1);
            Instant frozen = crowd.tables.now();
            crowd.release();
            assertThat(Await.until(
                            SOON,
                            () -> crowd.standsStill(1)
                                    && !crowd.tables.inTransaction().isEmpty()))
                    .as("one stands still")
                    .isTrue();
            String replica = crowd.tables.inTransaction().equals(List.of("1")) ? "orchestrator" : "orchestrator-2";

            crowd.stack.stop(replica);

            crowd.goesOn(1);
            crowd.allEnd();
            crowd.stack.cont(replica);
            crowd.allEndedWell();
            Duration after = crowd.untilAllWentOn(frozen, frozen);
            Figures.say(
                    "one of two orchestrators frozen in a transaction, %d runs: all went on within %.1f s",
                    SOME, seconds(after));
            assertThat(after).isLessThan(OF_ITS_RETURN);
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
