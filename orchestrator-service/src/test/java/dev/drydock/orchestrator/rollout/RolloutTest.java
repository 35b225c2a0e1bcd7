package dev.drydock.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.rollout.Leg.Stage;
import dev.drydock.orchestrator.rollout.Rollout.Move;
import dev.drydock.orchestrator.rollout.Rollout.Standing;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final Instant NOW = Instant.parse("2027-01-10T01:00:00Z");

    @Test
    void theFirstWaveIsOneSiteAndTheNextWaitsForThePauseAndALookAtIt() {
        Rollout r = Rollout.of(wish(60, 1), sites(8));

        assertThat(r.next(NOW)).isEqualTo(new Move.Begin(List.of("s0")));
        r = r.done(r.next(NOW)).leg("s0", l -> l.to(Stage.UNDERWAY, "run", null));
        assertThat(r.next(NOW)).isEqualTo(new Move.Nothing());
        r = r.leg("s0", l -> l.to(Stage.DONE, "run", null));
        assertThat(r.next(NOW)).isEqualTo(new Move.Rest(NOW.plusSeconds(60)));
        r = r.done(r.next(NOW));
        assertThat(r.next(NOW.plusSeconds(59))).isEqualTo(new Move.Nothing());
        assertThat(r.next(NOW.plusSeconds(60))).isEqualTo(new Move.Look(List.of("s0")));
        r = r.done(new Move.Look(List.of("s0")));
        assertThat(r.next(NOW)).isEqualTo(new Move.Begin(List.of("s1", "s2")));
    }

    @Test
    void aSiteThatIsUnwellAfterThePauseIsAFailure() {
        Rollout r = Rollout.of(wish(0, 1), sites(2)).leg("s0", l -> l.to(Stage.DONE, "run", null));
        r = r.done(r.next(NOW));

        r = r.looked(Map.of("s0", "its page answers 500")).done(new Move.Look(List.of("s0")));

        assertThat(r.next(NOW)).isInstanceOf(Move.Stop.class);
        assertThat(r.legs().getFirst().why()).contains("its page answers 500");
    }

    @Test
    void whoWaitsForAPersonHoldsUpNobodyElseOfTheWave() {
        Rollout r = Rollout.of(new Wish("v2", List.of("rest"), 1, 0, 1, "ann", null, null), sites(2));

        r = r.done(r.next(NOW)).leg("s0", l -> l.to(Stage.WAITING, "run", "waits"));

        assertThat(r.next(NOW)).isEqualTo(new Move.Begin(List.of("s1")));
    }

    @Test
    void whoWasPutOffComesAfterTheOthers() {
        Rollout r = Rollout.of(new Wish("v2", List.of("rest"), 1, 0, 1, "ann", null, null), sites(3));

        r = r.done(r.next(NOW)).leg("s0", l -> l.to(Stage.PLANNED, null, "put off: busy"));

        assertThat(r.next(NOW)).isEqualTo(new Move.Begin(List.of("s1")));
    }

    @Test
    void oneFailureStopsItRetryDoesThatOneAgainAndGoesOn() {
        Rollout r = stopped();
        assertThat(r.next(NOW)).isEqualTo(new Move.Nothing());

        Rollout again = r.retried().orElseThrow();

        assertThat(again.next(NOW)).isEqualTo(new Move.Begin(List.of("s0")));
        assertThat(again.legs().getFirst().attempt()).isEqualTo(2);
        assertThat(finished(again, new Random(1), 0, new HashSet<>()).standing())
                .isEqualTo(Standing.SUCCEEDED);
    }

    @Test
    void resumeTakesTheFailureAsItIsAndGoesOn() {
        Rollout on = stopped().resumed().orElseThrow();

        Rollout end = finished(on, new Random(1), 0, new HashSet<>());

        assertThat(end.standing()).isEqualTo(Standing.ENDED);
        assertThat(end.count(l -> l.stage() == Stage.DONE)).isEqualTo(7);
    }

    @Test
    void whatIsHeldBeginsNothingUntilItIsResumed() {
        Rollout held = Rollout.of(wish(0, 1), sites(3)).held().orElseThrow();

        assertThat(held.next(NOW)).isEqualTo(new Move.Nothing());
        assertThat(held.rests()).isTrue();
        assertThat(held.leg("s0", l -> l.to(Stage.UNDERWAY, "run", null)).rests())
                .isFalse();
        assertThat(held.held()).isEmpty();
        assertThat(held.retried()).isEmpty();
        assertThat(held.resumed().orElseThrow().next(NOW)).isInstanceOf(Move.Begin.class);
    }

    @Test
    void cancelledItLetsWhatIsUnderWayEndAndBeginsNothingMore() {
        Rollout r = Rollout.of(wish(3600, 1), sites(4));
        r = r.done(r.next(NOW)).leg("s0", l -> l.to(Stage.UNDERWAY, "run", null));

        Rollout cancelled = r.cancelled("a bad day").orElseThrow();

        assertThat(cancelled.next(NOW)).isEqualTo(new Move.Nothing());
        assertThat(cancelled.retried()).isEmpty();
        assertThat(cancelled.cancelled(null)).isEmpty();
        Rollout end = finished(cancelled, new Random(1), 0, new HashSet<>());
        assertThat(end.legs()).extracting(Leg::stage).containsExactly(Stage.DONE, Stage.LEFT, Stage.LEFT, Stage.LEFT);
        assertThat(end.standing()).isEqualTo(Standing.ENDED);
        assertThat(end.why()).contains("a bad day");
        assertThat(end.cancelled(null)).isEmpty();
    }

    @Test
    void whatIsPutOffAfterACancelIsNeverTriedAgain() {
        Rollout r = Rollout.of(wish(0, 1), sites(4));
        r = r.done(r.next(NOW)).cancelled(null).orElseThrow();

        r = r.begun(r.legs().getFirst().to(Stage.PLANNED, null, "put off: busy"));

        assertThat(r.legs()).extracting(Leg::stage).containsOnly(Stage.LEFT);
        assertThat(finished(r, new Random(1), 0, new HashSet<>()).standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void whoBeganMeanwhileIsUnderWayAfterACancel() {
        Rollout r = Rollout.of(wish(0, 1), sites(4));
        r = r.done(r.next(NOW)).cancelled(null).orElseThrow();

        r = r.begun(r.legs().getFirst().to(Stage.UNDERWAY, "run", null));

        assertThat(r.legs().getFirst().stage()).isEqualTo(Stage.UNDERWAY);
        assertThat(r.next(NOW)).isEqualTo(new Move.Nothing());
    }

    @Test
    void itComesBackFromItsTextAsItWas() {
        Rollout r = stopped();

        assertThat(Wire.stored(Wire.text(r), Rollout.class)).isEqualTo(r);
    }

    /** Whatever the runs do, in whatever order. */
    @RepeatedTest(300)
    void itAlwaysEndsNeverBeginsTooManyNorBeforeItsWave(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int most = 1 + random.nextInt(5);
        Wish wish = new Wish("v2", Waves.USUAL, most, random.nextInt(3), 1 + random.nextInt(4), "ann", null, null);
        Rollout r = Rollout.of(wish, sites(1 + random.nextInt(30)));
        Set<String> begun = new HashSet<>();

        Rollout end = finished(r, random, random.nextInt(40), begun);
        for (int i = 0; i < 50 && !end.standing().over(); i++) {
            assertThat(end.count(l -> l.stage() == Stage.FAILED)).isGreaterThanOrEqualTo(1);
            Rollout on = (random.nextBoolean() ? end.retried() : end.resumed()).orElseThrow();
            end = finished(on, random, random.nextInt(20), begun);
        }

        assertThat(end.standing().over()).isTrue();
        assertThat(begun).hasSize(end.legs().size());
    }

    private static Rollout stopped() {
        Rollout r = Rollout.of(wish(0, 1), sites(8));
        r = r.done(r.next(NOW)).leg("s0", l -> l.to(Stage.FAILED, "run", "its run is rolled-back"));
        r = r.done(r.next(NOW));
        assertThat(r.standing()).isEqualTo(Standing.STOPPED);
        assertThat(r.why()).isEqualTo("1 of 8 failed: s0");
        return r;
    }

    /** Plays the runs until it rests. @param failing of a hundred, how many fail */
    private static Rollout finished(Rollout from, Random random, int failing, Set<String> begun) {
        Rollout r = from;
        Instant now = NOW;
        for (int i = 0; i < 2000 && r.standing().moves(); i++) {
            Move move = r.next(now);
            if (move instanceof Move.Begin(List<String> sites)) {
                Rollout before = r;
                sites.forEach(site -> earlierWavesAreOver(before, site));
                begun.addAll(sites);
            }
            r = r.done(move);
            long busy = r.count(l -> l.stage() == Stage.BEGINNING || l.stage() == Stage.UNDERWAY);
            assertThat(busy).isLessThanOrEqualTo(r.wish().atOnce());
            List<Leg> going = r.legs().stream()
                    .filter(l -> l.stage() == Stage.BEGINNING || l.stage() == Stage.UNDERWAY)
                    .toList();
            if (!going.isEmpty()) {
                Leg leg = going.get(random.nextInt(going.size()));
                Stage stage = random.nextInt(100) < failing ? Stage.FAILED : Stage.DONE;
                r = r.leg(leg.site(), l -> l.to(stage, "run", stage == Stage.FAILED ? "no" : null));
            }
            now = now.plusSeconds(1);
        }
        return r;
    }

    private static void earlierWavesAreOver(Rollout r, String site) {
        int wave = r.legs().stream()
                .filter(l -> l.site().equals(site))
                .findFirst()
                .orElseThrow()
                .wave();
        assertThat(r.legs()).filteredOn(l -> l.wave() < wave).allMatch(l -> l.stage()
                .over());
    }

    private static Wish wish(long pause, int stopAfter) {
        return new Wish("v2", List.of("1", "25%", "rest"), 5, pause, stopAfter, "ann", null, null);
    }

    private static List<String> sites(int n) {
        return IntStream.range(0, n).mapToObj(i -> "s" + i).toList();
    }
}
