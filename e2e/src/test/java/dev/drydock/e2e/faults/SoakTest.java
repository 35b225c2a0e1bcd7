package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.Dock;
import dev.drydock.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many sites, always at work, two replicas of each service, and a fault every few seconds; then it becomes quiet. {@code
 * -Dsoak.minutes=20}, {@code -Dsoak.sites=50}, {@code -Dsoak.seed=N} for the same faults again.
 */
@Tag("faults")
@Tag("soak")
@Tag("alone")
class SoakTest {
    private static final Duration TO_THE_END = Duration.ofSeconds(60);
    private static final int MOST = 40;

    private static final List<String> SECOND = new ArrayList<>();

    private final List<String> living = Service.ALL.stream().map(Service::word).toList();

    @BeforeAll
    static void addReplicas() {
        Service.WORKING.forEach(s -> SECOND.add(Dock.STACK.add(s)));
    }

    @AfterAll
    static void endReplicas() {
        SECOND.forEach(Dock.STACK::end);
    }

    @Test
    void allEndsWithinAMinuteOfTheQuietAndNothingGrows() throws Exception {
        long seed = Long.getLong("soak.seed", new Random().nextInt(1_000_000));
        Duration length = Duration.ofMinutes(Long.getLong("soak.minutes", 20));
        int sites = Integer.getInteger("soak.sites", 50);
        Figures.say("soak: seed %d, %d minutes, %d sites", seed, length.toMinutes(), sites);

        Soak soak = new Soak(sites, seed, length, living, SECOND);
        soak.runs();
        soak.becomesQuiet(TO_THE_END);
        List<String> findings = soak.judged();

        findings.stream().limit(MOST).forEach(f -> Figures.say("soak: %s", f));
        Figures.say("soak: %d findings", findings.size());
        assertThat(findings).isEmpty();
    }
}
