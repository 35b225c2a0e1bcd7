package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.store.Database.Open;
import dev.drydock.stack.process.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the database must hold to of releases, whoever tells of them and takes them at the same time. */
@Tag("real")
class ReleasesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    private void site(String name, String recipe) {
        database.in(s -> {
            SiteRow row = Rows.site(name);
            row.recipe = recipe;
            s.add(row);
        });
    }

    private <T> T ask(java.util.function.Function<Releases, T> work) {
        try (Open t = database.begin()) {
            T result = work.apply(t.releases);
            t.commit();
            return result;
        }
    }

    private boolean hear(String way) {
        return ask(r -> r.hear("harbour", "1.1.0", way));
    }

    private long unconfirmed() {
        return ask(r -> r.unconfirmed("harbour"));
    }

    @Test
    void of_many_those_heard_of_last_are_told_of_each_application() {
        for (int i = 0; i < 4; i++) {
            String version = "1." + i;
            ask(r -> r.hear("harbour", version, "webhook"));
            ask(r -> r.hear("other", version, "webhook"));
        }
        ask(r -> r.hear("third", "9.0", "topic"));
        ask(r -> r.hear("harbour", "1.0", "watcher"));

        List<Releases.Heard> heard = ask(r -> r.heard(Set.of("harbour", "third", "unheard-of"), 3));

        assertThat(heard)
                .extracting(h -> h.application() + " " + h.version())
                .containsExactlyInAnyOrder("harbour 1.3", "harbour 1.2", "harbour 1.1", "third 9.0");
        assertThat(heard)
                .allMatch(h -> Duration.between(h.at(), Instant.now()).abs().compareTo(MINUTE) < 0);
        List<Releases.Heard> nobody = ask(r -> r.heard(Set.of(), 3));
        assertThat(nobody).isEmpty();
    }

    private List<IntentRow> intents() {
        return ask(r -> r.intents(Set.of("one"), 9));
    }

    private List<String> due() {
        return take(9).stream().map(Tending.Taken::site).toList();
    }

    private List<Tending.Taken> take(int most) {
        try (Open t = database.begin()) {
            List<Tending.Taken> taken = t.tending.take(MINUTE, most);
            t.commit();
            return taken;
        }
    }

    private List<String> watches() {
        return ask(r -> r.takeWatches(MINUTE, 9));
    }

    private Optional<Duration> usual(String site) {
        return ask(r -> r.usual(site));
    }

    @Test
    void a_release_is_one_however_often_and_by_whichever_way_it_is_told_of() {
        assertThat(hear("topic")).isTrue();
        assertThat(hear("webhook")).isFalse();
        assertThat(hear("topic")).isFalse();

        List<ReleaseRow> heard = ask(r -> r.heardOf("harbour"));

        assertThat(heard).extracting(h -> h.ways).containsExactly("topic webhook");
        assertThat(unconfirmed()).isOne();
        ask(r -> {
            r.confirm("harbour", "1.1.0");
            return null;
        });
        assertThat(unconfirmed()).isZero();
    }

    @Test
    void what_the_watcher_saw_and_what_is_old_is_not_counted_as_unconfirmed() {
        ask(r -> r.hear("harbour", "1.1.0", "watcher"));
        ask(r -> r.hear("harbour", "1.2.0", "webhook"));
        ask(r -> r.hear("harbour", "1.3.0", "webhook"));
        database.in(s ->
                row(s, "1.2.0").heard = Instant.now().minus(Duration.ofDays(30).plusMinutes(1)));
        database.in(s -> row(s, "1.3.0").heard = Instant.now().minus(Duration.ofDays(29)));

        assertThat(unconfirmed()).isOne();
    }

    @Test
    void a_site_is_watched_well_when_its_remote_answered_last() {
        for (String name : List.of("well", "failing", "unasked", "unwatched")) site(name, "harbour");
        ask(r -> {
            r.watchAll();
            r.watched("well", "https://example.org/a", Duration.ofMinutes(15));
            r.watched("failing", null, Duration.ofMinutes(15));
            r.watched("unwatched", "", Duration.ofMinutes(15));
            return null;
        });

        Set<String> well = ask(r -> r.watchedWell(List.of("well", "failing", "unasked", "unwatched", "gone")));

        assertThat(well).containsExactly("well");
    }

    private static ReleaseRow row(Store store, String version) {
        return store.find(ReleaseRow.class, new ReleaseRow.Key("harbour", version))
                .orElseThrow();
    }

    @Test
    void who_says_yes_after_another_said_no_sees_that_no() throws Exception {
        site("one", "harbour");
        ask(r -> r.intend("a", "one", "harbour", "1.1.0", null));
        try (Open no = database.begin()) {
            no.releases.lock("one", "1.1.0").orElseThrow().state = IntentRow.REJECTED;
            var yes = CompletableFuture.supplyAsync(
                    () -> ask(r -> r.lock("one", "1.1.0").orElseThrow().state));
            assertThat(Await.until(Duration.ofSeconds(10), () -> database.waiting() > 0))
                    .isTrue();

            no.commit();

            assertThat(yes.get(10, TimeUnit.SECONDS)).isEqualTo(IntentRow.REJECTED);
        }
    }

    @Test
    void a_site_has_one_row_a_release_also_when_two_tell_of_it_at_once() throws Exception {
        site("one", "harbour");
        try (Open first = database.begin()) {
            first.releases.intend("a", "one", "harbour", "1.1.0", null);
            var second = CompletableFuture.supplyAsync(() -> ask(r -> r.intend("b", "one", "harbour", "1.1.0", null)));

            first.commit();

            assertThat(second.get(10, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(intents()).extracting(i -> i.id).containsExactly("a");
    }

    @Test
    void what_one_has_taken_nobody_else_takes_until_its_lease_is_over() {
        site("one", "harbour");
        site("two", "harbour");
        ask(r -> r.intend("a", "one", "harbour", "1.1.0", null));
        ask(r -> r.intend("b", "two", "harbour", "1.1.0", null));
        assertThat(take(1)).extracting(Tending.Taken::site).containsExactly("one");
        try (Open other = database.begin()) {
            assertThat(other.tending.take(MINUTE, 9))
                    .extracting(Tending.Taken::site)
                    .containsExactly("two");
            // it dies
        }
        assertThat(due()).containsExactly("two");
    }

    @Test
    void a_site_is_decided_about_by_one_at_a_time_also_when_more_becomes_due_there() {
        site("one", "harbour");
        ask(r -> r.intend("a", "one", "harbour", "1.1.0", null));
        Tending.Taken first = take(9).getFirst();
        ask(r -> r.intend("b", "one", "harbour", "1.2.0", null));

        assertThat(due()).as("the first is at it still").isEmpty();

        release(first);
        Tending.Taken second = take(9).getFirst();
        release(first);
        ask(r -> r.intend("c", "one", "harbour", "1.3.0", null));
        assertThat(due()).as("who was late lets go of nobody else's").isEmpty();
        release(second);
        assertThat(due()).containsExactly("one");
    }

    private void release(Tending.Taken taken) {
        try (Open t = database.begin()) {
            t.tending.release(taken);
            t.commit();
        }
    }

    @Test
    void sites_of_one_remote_are_watched_once_and_put_off_together() {
        for (String site : List.of("a", "b", "c")) site(site, "harbour");
        site("d", "another");
        ask(r -> {
            r.watchAll();
            return null;
        });
        assertThat(watches()).as("nobody knows their remotes").hasSize(4);
        for (String site : List.of("a", "b", "d")) watched(site, "one", Duration.ZERO);
        watched("c", "two", Duration.ZERO);

        List<String> taken = ask(r -> r.takeWatches(MINUTE, 9));

        assertThat(taken).containsExactlyInAnyOrder("a", "c", "d");
        assertThat(watches()).as("b is put off with a").isEmpty();
        watched("a", null, Duration.ZERO);
        assertThat(watches()).as("the one that has not failed is asked").containsExactly("b");
    }

    private void watched(String site, String remote, Duration again) {
        ask(r -> {
            r.watched(site, remote, again);
            return null;
        });
    }

    @Test
    void what_a_person_or_a_run_has_decided_is_not_decided_again() {
        site("one", "harbour");
        for (String state : List.of("due", "asked", "started", "passed", "refused", "superseded", "rejected")) {
            ask(r -> r.intend(state, "one", "harbour", state, null));
            database.in(s -> {
                IntentRow row = s.find(IntentRow.class, state).orElseThrow();
                row.state = state;
                row.due = Instant.EPOCH;
            });
        }

        ask(r -> {
            r.decideAgain("one");
            return null;
        });

        assertThat(intents())
                .filteredOn(i -> i.state.equals("due"))
                .extracting(i -> i.id)
                .containsExactlyInAnyOrder("due", "asked", "passed", "refused");
    }

    @Test
    void while_one_begins_a_run_nobody_holds_its_release_back_halfway() throws Exception {
        try (Open begins = database.begin();
                Open alsoBegins = database.begin()) {
            begins.releases.keepHolds();
            alsoBegins.releases.keepHolds();
            var holds = CompletableFuture.runAsync(() -> ask(r -> {
                r.lockHolds();
                return null;
            }));
            assertThat(Await.until(Duration.ofSeconds(10), () -> database.waiting() > 0))
                    .isTrue();

            begins.commit();
            alsoBegins.commit();

            holds.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void how_long_the_doors_are_closed_as_a_rule_is_the_median_of_its_good_upgrades() {
        site("one", "harbour");
        int[] seconds = {10, 1000, 20};
        for (int i = 0; i < seconds.length; i++) upgrade("r" + i, "succeeded", seconds[i]);
        upgrade("bad", "rolled-back", 9999);

        assertThat(usual("one")).contains(Duration.ofSeconds(20));
        assertThat(usual("two")).isEmpty();
    }

    private void upgrade(String id, String status, int seconds) {
        database.in(s -> {
            RunRow run = Rows.run(id, "one", "upgrade", status, Instant.EPOCH);
            run.ended = Instant.EPOCH;
            run.doorsClosed = Instant.EPOCH;
            run.doorsOpened = Instant.EPOCH.plusSeconds(seconds);
            s.add(run);
        });
    }
}
