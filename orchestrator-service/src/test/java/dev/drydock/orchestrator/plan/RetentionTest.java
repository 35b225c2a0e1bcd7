package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.plan.Retention.Facts;
import dev.drydock.orchestrator.plan.Retention.Held;
import dev.drydock.orchestrator.plan.Retention.Verdict;
import dev.drydock.orchestrator.recipe.Keeping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final long SEED = Long.getLong("seed", 20261121L);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Facts PLAIN = new Facts(NOW, "v2", Set.of(), Set.of());

    private static Held held(String id, String version, int daysOld, String state) {
        return new Held(id, version, NOW.minus(Duration.ofDays(daysOld)), state, false, null, false);
    }

    private static Set<String> goes(List<Held> all, Keeping rule, Facts facts) {
        return Retention.decide(all, rule, facts).stream()
                .filter(Verdict::goes)
                .map(Verdict::backup)
                .collect(Collectors.toSet());
    }

    @Test
    void each_rule_keeps_what_it_says() {
        List<Held> all = List.of(
                held("a", "v2", 1, "verified"),
                held("b", "v2", 5, "verified"),
                held("c", "v2", 20, "verified"),
                held("d", "v1", 40, "verified"),
                held("e", "v1", 50, "verified"));

        assertThat(goes(all, new Keeping(2, 0, 0), PLAIN)).containsExactlyInAnyOrder("c", "d", "e");
        assertThat(goes(all, new Keeping(0, 30, 0), PLAIN)).containsExactlyInAnyOrder("d", "e");
        assertThat(goes(all, new Keeping(0, 0, 1), PLAIN)).containsExactlyInAnyOrder("b", "c", "e");
        assertThat(goes(all, new Keeping(1, 10, 1), PLAIN)).containsExactlyInAnyOrder("c", "e");
        assertThat(goes(all, null, PLAIN)).isEmpty();
    }

    @Test
    void what_was_never_verified_pushes_nothing_out() {
        List<Held> all = List.of(
                held("new", "v2", 1, "taken"),
                held("cut", "v2", 2, "damaged"),
                held("good", "v2", 3, "verified"),
                held("old", "v2", 4, "taken"),
                held("older", "v2", 5, "verified"));

        assertThat(goes(all, new Keeping(1, 0, 0), PLAIN)).containsExactlyInAnyOrder("cut", "old", "older");
    }

    @Test
    void what_a_restore_took_of_the_broken_site_pushes_nothing_good_out() {
        // Given three restores since the last good backup
        List<Held> all = List.of(
                safety("s3", 1), safety("s2", 2), safety("s1", 3), held("good", "v2", 4, "verified"), safety("s0", 5));

        // When only the last is to stay, then of both sorts one does, whichever version the site is at
        Facts elsewhere = new Facts(NOW, "v3", Set.of(), Set.of());
        assertThat(goes(all, new Keeping(1, 0, 0), PLAIN)).containsExactlyInAnyOrder("s2", "s1", "s0");
        assertThat(goes(all, new Keeping(1, 0, 0), elsewhere)).containsExactlyInAnyOrder("s2", "s1", "s0");
        assertThat(goes(all, new Keeping(0, 0, 1), PLAIN)).containsExactlyInAnyOrder("s3", "s2", "s1", "s0");
    }

    private static Held safety(String id, int daysOld) {
        return new Held(id, "v2", NOW.minus(Duration.ofDays(daysOld)), "verified", false, null, true);
    }

    @Test
    void kept_states_are_counted_apart() {
        List<Held> all = List.of(
                held("r2-kept", "v2", 1, "kept"), held("r1-kept", "v2", 2, "kept"), held("b", "v2", 3, "verified"));

        assertThat(goes(all, new Keeping(1, 0, 0), PLAIN)).containsExactly("r1-kept");
        assertThat(goes(all, new Keeping(0, 0, 1), PLAIN)).containsExactlyInAnyOrder("r1-kept", "r2-kept");
    }

    @Test
    void the_only_verified_one_of_the_running_version_stays_whatever_is_asked() {
        Held only = new Held("b", "2", NOW.minus(Duration.ofDays(900)), "verified", false, NOW.minusSeconds(1), false);
        List<Held> all = List.of(only, held("c", "v3", 1, "verified"));

        List<Verdict> verdicts =
                Retention.decide(all, new Keeping(1, 0, 0), new Facts(NOW, "v2", Set.of(), Set.of("b")));

        assertThat(verdicts.getLast().goes()).isFalse();
        assertThat(verdicts.getLast().why()).contains("the version that runs");
    }

    @Test
    void an_erasure_that_was_begun_is_brought_to_its_end() {
        assertThat(goes(List.of(held("b", "v2", 1, "leaving")), null, PLAIN)).containsExactly("b");
    }

    @Test
    void a_date_erases_what_a_rule_would_keep() {
        Held due = new Held("b", "v1", NOW.minus(Duration.ofDays(1)), "verified", false, NOW, false);
        Held later = new Held("c", "v1", NOW.minus(Duration.ofDays(1)), "verified", false, NOW.plusSeconds(1), false);

        assertThat(goes(List.of(due, later), new Keeping(9, 9, 9), PLAIN)).containsExactly("b");
    }

    @Test
    void never_removes_what_may_be_needed() {
        for (int i = 0; i < 5_000; i++) never(new Random(SEED + i), "seed " + (SEED + i));
    }

    private static void never(Random random, String seed) {
        List<Held> all = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) all.add(any(random, "b" + i));
        Set<String> used = some(all, random, 8);
        Facts facts = new Facts(NOW, "v" + random.nextInt(3), used, some(all, random, 4));
        Keeping rule =
                random.nextInt(5) == 0 ? null : new Keeping(random.nextInt(4), random.nextInt(40), random.nextInt(3));

        List<Verdict> verdicts = Retention.decide(all, rule, facts);
        Set<String> gone = goes(all, rule, facts);
        List<Held> stay = all.stream().filter(h -> !gone.contains(h.id())).toList();

        assertThat(verdicts).as(seed).hasSameSizeAs(all).allSatisfy(v -> assertThat(v.why())
                .isNotBlank());
        assertThat(gone).as(seed).noneMatch(used::contains);
        assertThat(stay.stream().map(Held::id)).as(seed).containsAll(pinned(all));
        assertThat(stay.stream().anyMatch(h -> running(h, facts)))
                .as(seed)
                .isEqualTo(all.stream().anyMatch(h -> running(h, facts)));
        if (rule == null) assertThat(gone).as(seed).allMatch(id -> asked(all, id, facts));
        assertThat(goes(stay, rule, facts))
                .as(seed + ": a second time nothing more goes")
                .isEmpty();
        all.stream()
                .filter(h -> rule != null && rule.last() > 0 && h.state().equals("verified"))
                .max(java.util.Comparator.comparing(Held::taken).thenComparing(Held::id))
                .filter(h -> all.stream().noneMatch(o -> o.state().equals("checked")))
                .ifPresent(h -> assertThat(gone.contains(h.id()) && !asked(all, h.id(), facts))
                        .as(seed + ": the newest verified one")
                        .isFalse());
    }

    private static boolean running(Held h, Facts facts) {
        return h.verified() && h.version().equals(facts.version());
    }

    private static List<String> pinned(List<Held> all) {
        return all.stream()
                .filter(h -> h.pinned() && !h.state().equals("leaving"))
                .map(Held::id)
                .toList();
    }

    private static boolean asked(List<Held> all, String id, Facts facts) {
        Held held = all.stream().filter(h -> h.id().equals(id)).findFirst().orElseThrow();
        return held.state().equals("leaving")
                || facts.erase().contains(id)
                || held.eraseAfter() != null && !held.eraseAfter().isAfter(NOW);
    }

    private static Held any(Random random, String id) {
        List<String> states =
                List.of("verified", "verified", "verified", "checked", "taken", "damaged", "kept", "leaving");
        Instant taken = NOW.minus(Duration.ofHours(random.nextInt(24 * 60)));
        Instant erase = random.nextInt(6) == 0 ? NOW.plusSeconds(random.nextInt(3) - 1) : null;
        String state = states.get(random.nextInt(states.size()));
        boolean pinned = random.nextInt(6) == 0 && !state.equals("leaving");
        return new Held(id, "v" + random.nextInt(3), taken, state, pinned, erase, random.nextInt(3) == 0);
    }

    private static Set<String> some(List<Held> all, Random random, int oneIn) {
        return all.stream()
                .filter(h -> !h.state().equals("leaving") && random.nextInt(oneIn) == 0)
                .map(Held::id)
                .collect(Collectors.toSet());
    }
}
