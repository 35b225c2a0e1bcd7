package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Page after page is the whole list, each row once, in its order; also where several rows have the same time. */
@Tag("real")
class PagesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123456Z");
    private static final int ROWS = 11;

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runs() {
        runsOf("one", "two");

        List<RunRow> all = walk(at -> database.page(p -> p.runs(Pages.Runs.ALL, null, place(at), 3)));

        assertThat(all).extracting(r -> r.id).hasSize(2 * ROWS).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(
                        (a, b) -> a.started.equals(b.started) ? b.id.compareTo(a.id) : b.started.compareTo(a.started));
    }

    @Test
    void runs_that_are_asked_for_and_no_others() {
        runsOf("one", "two");

        assertThat(ids(new Pages.Runs("one", null, null, null, null), null)).hasSize(ROWS);
        assertThat(ids(new Pages.Runs(null, "running", null, null, null), null)).containsExactly("two-0", "one-0");
        assertThat(ids(new Pages.Runs(null, null, null, null, true), null)).containsExactly("two-0", "one-0");
        assertThat(ids(new Pages.Runs(null, null, null, null, false), null)).hasSize(2 * ROWS - 2);
        assertThat(ids(new Pages.Runs(null, null, "drill", null, null), null)).isEmpty();
        assertThat(ids(new Pages.Runs(null, "succeeded", "backup", NOW.minusSeconds(2), null), null))
                .containsExactly("two-2", "two-1", "one-2", "one-1");
    }

    @Test
    void runs_of_some_sites_are_those_of_no_other() {
        runsOf("one", "two");

        assertThat(walk(at -> database.page(p -> p.runs(Pages.Runs.ALL, Set.of("two"), place(at), 3))))
                .hasSize(ROWS)
                .allMatch(r -> r.site.equals("two"));
        assertThat(ids(new Pages.Runs("one", null, null, null, null), Set.of("two")))
                .isEmpty();
        assertThat(ids(Pages.Runs.ALL, Set.of())).isEmpty();
        assertThat(ids(Pages.Runs.ALL, Set.of("one", "two"))).isEqualTo(ids(Pages.Runs.ALL, null));
    }

    @Test
    void sites() {
        IntStream.range(0, ROWS).forEach(i -> site("s" + i));

        assertThat(walk(at -> database.page(p -> p.sites(null, null, at == null ? null : at.getFirst(), 3))))
                .extracting(s -> s.name)
                .hasSize(ROWS)
                .isSorted();
        assertThat(database.page(p -> p.sites(Set.of("s1"), null, null, 3)).rows())
                .hasSize(1);
    }

    @Test
    void backups_and_the_newest_good_one() {
        site("one");
        for (int i = 0; i < ROWS; i++) backup("b" + i, i / 3, i == 1, i == 0);

        List<BackupRow> all = walk(at -> database.page(p -> p.backups("one", place(at), 3)));

        assertThat(all).extracting(b -> b.id).hasSize(ROWS - 1).doesNotContain("b1");
        site("none");
        Map<String, Pages.Verified> newest = database.page(p -> p.verified(List.of("one", "none")));
        assertThat(newest).containsOnlyKeys("one");
        assertThat(newest.get("one").id()).isEqualTo("b2");
    }

    @Test
    void theOpenRunOfEachOfSomeSites() {
        runsOf("one", "other");
        site("none");

        Map<String, Pages.Open> open = database.page(p -> p.open(List.of("one", "none")));

        assertThat(open).containsExactly(Map.entry("one", new Pages.Open("one", "one-0", "running")));
    }

    @Test
    void releases_and_what_became_of_them() {
        site("one");
        for (int i = 0; i < ROWS; i++) {
            String version = "1." + i;
            database.withReleases((s, r) -> {
                r.hear("harbour", version, "topic");
                return r.intend("i" + version, "one", "harbour", version, null);
            });
        }

        assertThat(walk(at -> database.page(p -> p.releases(heard(at), 3)))).hasSize(ROWS);
        assertThat(walk(at -> database.page(p -> p.intents(null, place(at), 3))))
                .hasSize(ROWS);
        assertThat(walk(at -> database.page(p -> p.intents(Set.of("two"), place(at), 3))))
                .isEmpty();
    }

    private static Pages.Heard heard(List<String> at) {
        return at == null ? null : new Pages.Heard(Instant.parse(at.get(0)), at.get(1), at.get(2));
    }

    private static Pages.Place place(List<String> at) {
        return at == null ? null : new Pages.Place(Instant.parse(at.get(0)), at.get(1));
    }

    private List<String> ids(Pages.Runs asked, Set<String> sites) {
        return database.page(p -> p.runs(asked, sites, null, 100).map(r -> r.id).rows());
    }

    private static <T> List<T> walk(Function<List<String>, Page<T>> page) {
        List<T> all = new ArrayList<>();
        List<String> at = null;
        do {
            Page<T> now = page.apply(at);
            all.addAll(now.rows());
            at = now.next();
        } while (at != null);
        return all;
    }

    /** The newest is open; two by two they began at the same time. */
    private void runsOf(String... sites) {
        for (String site : sites) {
            site(site);
            database.in(s -> IntStream.range(0, ROWS).forEach(i -> s.add(run(site, i))));
        }
    }

    private static RunRow run(String site, int i) {
        RunRow run = new RunRow();
        run.id = site + "-" + i;
        run.site = site;
        run.kind = "backup";
        run.plan = "{}";
        run.state = "{}";
        run.status = i == 0 ? "running" : "succeeded";
        run.started = NOW.minusSeconds((i + 1) / 2 * 2L);
        run.ended = i == 0 ? null : NOW;
        run.requestedBy = "x";
        run.lastHash = "";
        return run;
    }

    private void backup(String id, long age, boolean gone, boolean damaged) {
        BackupRow b = new BackupRow();
        b.id = id;
        b.site = "one";
        b.kind = "backup";
        b.versionName = "v1";
        b.versionCommit = "c";
        b.taken = NOW.minusSeconds(age * 10);
        b.verified = NOW;
        b.gone = gone ? NOW : null;
        b.damaged = damaged ? NOW : null;
        b.fingerprints = "{}";
        database.in(s -> s.add(b));
    }

    private void site(String name) {
        SiteRow site = new SiteRow();
        site.name = name;
        site.recipe = "small";
        site.yaml = "";
        site.added = NOW;
        database.in(s -> s.add(site));
    }
}
