package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.orchestrator.store.Database.Open;
import dev.drydock.shows.Shows;
import dev.drydock.stack.process.Await;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the database itself must hold to, whoever asks it at the same time. */
@Tag("real")
class StoreTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void of_two_runs_begun_at_once_on_a_site_the_database_lets_in_one() throws Exception {
        site("one");
        try (Open first = database.begin()) {
            first.store.add(run("a", "one"));
            first.store.flush();
            var second = CompletableFuture.runAsync(() -> database.in(s -> s.add(run("b", "one"))));
            untilSomebodyWaits();

            first.commit();

            assertThat(second.handle((ok, error) -> error).get(10, TimeUnit.SECONDS))
                    .hasStackTraceContaining("one_open_run_a_site");
        }
        database.in(s -> s.find(RunRow.class, "a").orElseThrow().ended = NOW);
        database.in(s -> s.add(run("b", "one")));

        assertThat(database.ask(s -> s.openRun("one")).orElseThrow().id).isEqualTo("b");
    }

    @Test
    void runs_that_wait_for_somebody_are_found_the_stuck_ones_first() {
        for (String status : List.of("waiting", "stuck", "running")) {
            site(status);
            RunRow run = run("of-" + status, status);
            run.status = status;
            database.in(s -> s.add(run));
        }
        RunRow over = run("over", "stuck");
        over.status = "stuck";
        over.ended = NOW;
        database.in(s -> s.add(over));

        List<RunRow> all = database.overview(o -> o.runsAtRest(null, 9));
        List<RunRow> first = database.overview(o -> o.runsAtRest(null, 1));
        List<RunRow> some = database.overview(o -> o.runsAtRest(Set.of("waiting", "running"), 9));

        assertThat(all).extracting(r -> r.id).containsExactly("of-stuck", "of-waiting");
        assertThat(first).extracting(r -> r.id).containsExactly("of-stuck");
        assertThat(some).extracting(r -> r.id).containsExactly("of-waiting");
        assertThat(openByStatus(Set.of("stuck"))).containsOnly(Map.entry("stuck", 1L));
        assertThat(openByStatus(null)).hasSize(3);
        assertThat(openByStatus(Set.of())).isEmpty();
    }

    @Test
    void what_may_be_pruned_is_found_with_one_question() {
        for (String name : List.of("never-ran", "runs", "took-one", "failed", "pruned", "due", "due-and-just-tried"))
            site(name);
        ended("runs", "backup", "running", null);
        ended("took-one", "backup", "succeeded", NOW);
        ended("failed", "upgrade", "rolled-back", NOW);
        ended("pruned", "prune", "succeeded", NOW);
        ended("due", "upgrade", "rolled-back", NOW);
        ended("due-and-just-tried", "prune", "succeeded", Instant.now());
        for (String site : List.of("due", "due-and-just-tried")) dated(site);

        List<String> all = database.overview(o -> o.toPrune(Set.of("upgrade", "backup"), Duration.ofHours(1)));

        assertThat(all).containsExactly("due", "took-one");
    }

    private void ended(String site, String kind, String status, Instant when) {
        RunRow row = run("of-" + site, site);
        row.kind = kind;
        row.status = status;
        row.ended = when;
        database.in(s -> s.add(row));
    }

    /** It has left a backup there whose time has come. */
    private void dated(String site) {
        BackupRow b = new BackupRow();
        b.id = "of-" + site;
        b.site = site;
        b.kind = "backup";
        b.versionName = "v1";
        b.versionCommit = "c";
        b.taken = NOW;
        b.verified = NOW;
        b.eraseAfter = NOW;
        b.fingerprints = "{}";
        database.in(s -> s.add(b));
    }

    private Map<String, Long> openByStatus(Set<String> sites) {
        return database.overview(o -> o.openByStatus(sites));
    }

    @Test
    void an_approval_counts_for_all_but_the_one_who_gave_it() {
        site("one");
        database.in(s -> s.addApproval("one", "k", "ann"));

        assertThat(approvals("")).containsExactly("k");
        assertThat(approvals("ben")).containsExactly("k");
        assertThat(approvals("ann")).isEmpty();
    }

    private Set<String> approvals(String notBy) {
        return database.ask(s -> s.approvals("one", notBy));
    }

    @Test
    void a_request_that_was_sent_twice_makes_one_run() {
        site("one");
        site("two");
        database.in(s -> s.add(run("a", "one", "key")));

        assertThatThrownBy(() -> database.in(s -> s.add(run("b", "two", "key"))))
                .hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class)
                .hasStackTraceContaining("run_once_a_key");
        assertThat(database.ask(s -> s.runOfKey("key")).orElseThrow().id).isEqualTo("a");
    }

    @Test
    void the_events_of_a_run_are_taken_one_after_the_other() throws Exception {
        site("one");
        database.in(s -> s.add(run("a", "one")));
        try (Open first = database.begin()) {
            first.store.lockRuns(List.of("a")).get("a").status = "stuck";
            var second = CompletableFuture.supplyAsync(
                    () -> database.ask(s -> s.lockRuns(List.of("a")).get("a").status));
            untilSomebodyWaits();

            first.commit();

            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("stuck");
        }
    }

    @Test
    void who_read_a_run_without_its_lock_does_not_overwrite_what_came_between() {
        site("one");
        database.in(s -> s.add(run("a", "one")));
        try (Open late = database.begin()) {
            RunRow read = late.store.find(RunRow.class, "a").orElseThrow();
            database.in(s -> s.lockRuns(List.of("a")).get("a").status = "stuck");

            read.status = "succeeded";

            assertThatThrownBy(late::commit)
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(OptimisticLockException.class);
        }
        assertThat(database.ask(s -> s.find(RunRow.class, "a")).orElseThrow().status)
                .isEqualTo("stuck");
    }

    @Test
    void two_watchdogs_never_ask_the_same_run_and_none_waits_for_the_other() {
        IntStream.range(0, 5).forEach(i -> {
            site("site-" + i);
            database.in(s -> {
                RunRow due = run("run-" + i, "site-" + i);
                due.askAt = NOW.minusSeconds(60);
                s.add(due);
            });
        });
        try (Open one = database.begin();
                Open other = database.begin()) {
            List<String> taken = one.store.takeRunsToAsk(60, 3);
            List<String> rest = other.store.takeRunsToAsk(60, 5);

            assertThat(taken).hasSize(3);
            assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(taken);
            one.commit();
            // other dies: what it took is due again
        }
        List<String> again = database.ask(s -> s.takeRunsToAsk(60, 5));
        assertThat(again).hasSize(2);
    }

    @Test
    void the_record_goes_out_in_order_and_one_sends_it_at_a_time() {
        site("one");
        database.in(s -> Stream.of(entry("b", 1), entry("a", 2), entry("a", 10), entry("a", 1), entry("b", 2))
                .forEach(s::add));
        try (Open one = database.begin();
                Open other = database.begin()) {
            assertThat(one.store.mayRelay(Duration.ofSeconds(25))).isTrue();
            assertThat(other.store.mayRelay(Duration.ofSeconds(25))).isFalse();
            assertThat(other.store.mayRelay()).isFalse();

            List<RecordRow> rows = one.store.recordToSend(4);
            assertThat(rows).extracting(r -> r.run + r.sequence).containsExactly("a1", "a2", "a10", "b1");
            new Relayed(one.em).sent(rows);
            one.commit();

            assertThat(other.store.mayRelay(Duration.ofSeconds(25))).isTrue();
            assertThat(other.store.recordToSend(4))
                    .extracting(r -> r.run + r.sequence)
                    .containsExactly("b2");
        }
        assertThatThrownBy(() -> database.in(s -> s.add(entry("a", 2))))
                .rootCause()
                .hasMessageContaining("record_pkey");
    }

    @Test
    void the_relays_transaction_may_stand_still_and_its_commit_is_not_waited_for() {
        try (Open one = database.begin()) {
            Sql sql = new Sql(one.em);
            // what the database of a test is set to already
            sql.strings("select set_config('synchronous_commit', 'on', false)");

            one.store.mayRelay(Duration.ofSeconds(25));

            assertThat(sql.strings("show synchronous_commit")).containsExactly("off");
            assertThat(sql.strings("show idle_in_transaction_session_timeout")).containsExactly("25s");
        }
    }

    @Test
    void a_run_gets_all_services_that_it_shares_or_none() {
        site("one");
        site("two");
        site("three");
        database.in(s ->
                Stream.of(run("a", "one"), run("b", "two"), run("c", "three")).forEach(s::add));

        assertThat(takes("a", "host web", "host php")).isTrue();
        assertThat(takes("b", "host php", "host db")).isFalse();
        assertThat(takes("c", "host db")).isTrue();
        database.in(s -> Stream.of("a", "c").forEach(s::releaseServices));
        assertThat(takes("b", "host php", "host db")).isTrue();
    }

    @Test
    @Shows(85)
    void an_order_that_takes_three_times_as_long_as_usual_is_overdue_once() {
        Instant now = database.ask(Store::now);
        List.of("quick", "slow", "new").forEach(this::site);
        usually("quick", Duration.ofMinutes(1));
        usually("slow", Duration.ofMinutes(2));
        for (String site : List.of("quick", "slow", "new")) {
            database.in(s -> s.add(run(site + "-now", site)));
            database.in(s -> s.add(order(site + "-now", now.minus(Duration.ofMinutes(4)))));
        }

        List<String> overdue = database.ask(s -> s.overdueOrders(Duration.ofMinutes(3), 10));

        assertThat(overdue).containsExactlyInAnyOrder("quick-now-migrate", "new-now-migrate");
        overdue.forEach(o -> database.in(s -> s.add(called(o))));
        assertThat(database.<List<String>>ask(s -> s.overdueOrders(Duration.ofMinutes(3), 10)))
                .isEmpty();
    }

    private void usually(String site, Duration takes) {
        RunRow run = run(site + "-before", site);
        run.ended = NOW;
        OrderRow order = order(run.id, NOW.minus(takes));
        order.ended = NOW;
        order.said = "done";
        database.in(s -> Stream.of(run, order).forEach(s::add));
    }

    private static OrderRow order(String run, Instant sent) {
        OrderRow row = new OrderRow();
        row.id = run + "-migrate";
        row.run = run;
        row.kind = "do";
        row.attempt = 1;
        row.name = "migrate";
        row.verb = "migrate";
        row.family = "migration";
        row.sent = sent;
        return row;
    }

    private static CallRow called(String order) {
        CallRow row = new CallRow();
        row.id = order + "-overdue";
        row.run = order.replace("-migrate", "");
        row.what = "overdue";
        row.subject = order;
        row.value = "{}";
        row.due = NOW;
        return row;
    }

    @Test
    void with_one_key_one_thing_is_asked() {
        assertThat(same("k", "a")).isTrue();
        assertThat(same("k", "a")).isTrue();
        assertThat(same("k", "b")).isFalse();
        assertThat(same("l", "b")).isTrue();
    }

    private boolean same(String key, String hash) {
        try (Open t = database.begin()) {
            boolean same = t.keys.same(key, hash);
            t.commit();
            return same;
        }
    }

    @Test
    void a_site_with_a_history_is_not_forgotten() {
        site("one");
        site("two");
        database.in(s -> s.add(run("a", "one")));

        assertThat(forgets("one")).isFalse();
        assertThat(forgets("two")).isTrue();
    }

    private boolean takes(String run, String... services) {
        return database.ask(s -> s.takeServices(run, Set.of(services)));
    }

    private boolean forgets(String site) {
        return database.ask(s -> s.forgetSite(site));
    }

    private void untilSomebodyWaits() {
        assertThat(Await.until(Duration.ofSeconds(10), () -> database.waiting() > 0))
                .as("the second one waits for the first")
                .isTrue();
    }

    private void site(String name) {
        SiteRow row = new SiteRow();
        row.name = name;
        row.recipe = "harbour";
        row.yaml = "name: " + name;
        row.added = NOW;
        database.in(s -> s.add(row));
    }

    private static RunRow run(String id, String site) {
        return run(id, site, null);
    }

    private static RunRow run(String id, String site, String idempotencyKey) {
        RunRow row = new RunRow();
        row.id = id;
        row.site = site;
        row.kind = "backup";
        row.plan = "{}";
        row.state = "{}";
        row.status = "running";
        row.started = NOW;
        row.requestedBy = "admin";
        row.idempotencyKey = idempotencyKey;
        row.lastHash = "";
        return row;
    }

    @Test
    void however_long_the_record_is_all_of_it_is_sent_again_piece_by_piece() {
        for (int run = 0; run < 3; run++) {
            String id = "r" + run;
            database.in(s -> IntStream.rangeClosed(1, 5).forEach(i -> s.add(entry(id, i))));
        }
        for (int piece : List.of(1, 4, 5, 15, 100)) {
            try (Open one = database.begin()) {
                one.relayed.sent(one.store.recordToSend(100));
                one.commit();
            }
            try (Open one = database.begin()) {
                assertThat(one.relayed.entries()).isEqualTo(15);
                assertThat(one.relayed.forget(piece))
                        .as("in pieces of %d", piece)
                        .isEqualTo(15);
                one.commit();
            }
            try (Open one = database.begin()) {
                assertThat(one.relayed.entries()).isZero();
                assertThat(one.store.recordToSend(100)).hasSize(15);
            }
        }
    }

    private static RecordRow entry(String run, long sequence) {
        RecordRow row = new RecordRow();
        row.run = run;
        row.sequence = sequence;
        row.value = new byte[] {1};
        row.signature = new byte[] {2};
        row.keyId = "orchestrator";
        return row;
    }
}
