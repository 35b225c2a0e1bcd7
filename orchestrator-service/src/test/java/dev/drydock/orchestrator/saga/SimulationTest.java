package dev.drydock.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.plan.RandomRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs of all shipped plans and of random ones, each in a world of its own that loses, repeats and reorders messages, where
 * everything dies at any time and people say anything. One seed alone: {@code -Dseed=N}; up to so many: {@code -Dseeds=N}.
 */
class SimulationTest {
    private static final long QUICKLY = 20_000;
    private static final long ALL = Long.getLong("seeds", 100_000);
    private static final int RANDOM_PLANS = 150;

    private static final List<Plan> PLANS =
            Stream.concat(WalkTest.plans(), RandomRecipe.plans(RANDOM_PLANS)).toList();

    private record Outcome(long seed, Simulation.Told told, String fault) {}

    @Test
    void everySeedIsSafeAndEnds() throws IOException {
        Long only = Long.getLong("seed");
        if (only == null) all("simulation quickly", 0, Math.min(QUICKLY, ALL));
        else assertThat(outcome(only, Flaw.NONE).fault()).as(() -> report(only)).isNull();
    }

    @Test
    @Tag("real")
    void andAllTheOthers() throws IOException {
        if (Long.getLong("seed") == null) all("simulation", QUICKLY, ALL);
    }

    private static void all(String name, long from, long to) throws IOException {
        Map<String, Integer> rested = new TreeMap<>();
        Map<Fortune.Strike, Integer> struck = new EnumMap<>(Fortune.Strike.class);
        LongStream.range(from, to)
                .parallel()
                .mapToObj(s -> outcome(s, Flaw.NONE))
                .sequential()
                .forEach(o -> {
                    assertThat(o.fault()).as(() -> report(o.seed())).isNull();
                    rested.merge(o.told().rested(), 1, Integer::sum);
                    o.told().struck().forEach((what, often) -> struck.merge(what, often, Integer::sum));
                });

        assertThat(rested)
                .as("all that can come of a run comes")
                .containsOnlyKeys("SUCCEEDED", "ROLLED_BACK", "NOT_STARTED", "RESOLVED", "stuck", "waiting");
        assertThat(struck).as("all that can go wrong does").containsOnlyKeys(Fortune.Strike.values());
        figures(name, to - from, rested, struck);
    }

    @ParameterizedTest
    @CsvSource({
        "ASKS_ANEW, I2",
        "NO_WATCHDOG, I11",
        "FORGETS, I2",
        "NO_TOMBSTONES, I4",
        "NO_LOCK, I4",
        "EMPTY_RESTORE, I3"
    })
    void findsWhatIsBrokenOnPurpose(Flaw flaw, String invariant) {
        Optional<String> found = LongStream.range(0, 5_000)
                .mapToObj(s -> outcome(s, flaw))
                .map(Outcome::fault)
                .filter(f -> f != null && f.startsWith(invariant))
                .findFirst();

        assertThat(found).as("%s breaks %s", flaw, invariant).isPresent();
    }

    private static Outcome outcome(long seed, Flaw flaw) {
        try {
            return new Outcome(seed, Simulation.of(plan(seed), seed, flaw), null);
        } catch (Oracle.Broken e) {
            return new Outcome(seed, null, e.getMessage());
        } catch (RuntimeException | AssertionError e) {
            return new Outcome(seed, null, e + " at " + List.of(e.getStackTrace()));
        }
    }

    private static Plan plan(long seed) {
        return PLANS.get(Math.floorMod(seed, PLANS.size()));
    }

    private static String report(long seed) {
        Plan plan = plan(seed);
        return "seed %d, %s of %s; alone: mvn -pl orchestrator-service -am test -Dtest=SimulationTest -Dseed=%d"
                .formatted(seed, plan.kind(), plan.recipe(), seed);
    }

    private static void figures(
            String name, long seeds, Map<String, Integer> rested, Map<Fortune.Strike, Integer> struck)
            throws IOException {
        Path file = Path.of("target/figures", name + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "%s: %,d seeds over %d plans; a minute after the faults %s; faults %s\n"
                        .formatted(name, seeds, PLANS.size(), rested, struck));
    }
}
