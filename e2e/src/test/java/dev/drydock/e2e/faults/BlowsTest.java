package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlowsTest {
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final Blows BLOWS = Blows.on(List.of("vcs"), List.of("vcs-2", "backup-2"));

    @Test
    void theSameSeedGivesTheSameAndAnotherOneOthers() {
        assertThat(BLOWS.of(7, LONG)).isEqualTo(BLOWS.of(7, LONG)).isNotEqualTo(BLOWS.of(8, LONG));
    }

    @Test
    void oneComesEveryFewSecondsAndEachKindAtSomeTime() {
        List<Blow> blows = BLOWS.of(7, LONG);

        assertThat(blows.size()).isBetween(150, 600);
        assertThat(blows.stream().map(Blow::kind).collect(Collectors.toSet())).contains(Blow.Kind.values());
    }

    @Test
    void allAreMendedAtTheEnd() {
        for (long seed = 0; seed < 100; seed++)
            assertThat(BLOWS.of(seed, LONG)).allMatch(b -> b.ends().compareTo(LONG) <= 0);
    }

    @Test
    void nobodyIsHitAgainBeforeHeIsMended() {
        for (long seed = 0; seed < 100; seed++) {
            List<Blow> blows = BLOWS.of(seed, LONG);
            for (Blow b : blows)
                assertThat(blows)
                        .noneMatch(o -> o != b
                                && !b.part().isEmpty()
                                && o.part().equals(b.part())
                                && o.at().compareTo(b.at()) >= 0
                                && o.at().compareTo(b.ends()) < 0);
        }
    }

    @Test
    void whoseMemoryIsWatchedIsNeverEnded() {
        Set<Blow.Kind> ofLiving = new HashSet<>();
        for (long seed = 0; seed < 20; seed++)
            BLOWS.of(seed, LONG).stream()
                    .filter(b -> b.part().equals("vcs"))
                    .map(Blow::kind)
                    .forEach(ofLiving::add);
        assertThat(ofLiving).containsExactly(Blow.Kind.PAUSE);
    }
}
