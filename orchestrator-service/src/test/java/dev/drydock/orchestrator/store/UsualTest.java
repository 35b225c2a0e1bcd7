package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a step takes as a rule is what a person who watches compares it with. */
@Tag("real")
class UsualTest {
    private static final Instant THEN = Instant.parse("2027-01-10T01:00:00Z");

    private final Database database = new Database();

    @BeforeEach
    void sites() {
        database.in(store -> Rows.sites(store, "a", "b"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void is_the_middle_one_of_those_that_ended_well_on_the_same_site_in_runs_of_that_kind() {
        ran("1", "a", "upgrade", "done", 10);
        ran("2", "a", "upgrade", "done", 30);
        ran("3", "a", "upgrade", "done", 500);
        ran("4", "a", "upgrade", "failed", 1);
        ran("5", "a", "backup", "done", 2);
        ran("6", "b", "upgrade", "done", 3);

        assertThat(usual("a")).isEqualTo(Map.of("migrate", 30.0));
        assertThat(usual("b")).isEqualTo(Map.of("migrate", 3.0));
    }

    @Test
    void what_is_long_ago_does_not_count_any_more() {
        for (int i = 0; i < 20; i++) ran(String.valueOf((char) ('a' + i)), "a", "upgrade", "done", i < 10 ? 1 : 100);

        assertThat(usual("a")).isEqualTo(Map.of("migrate", 100.0));
    }

    @Test
    void where_there_was_none_nobody_knows() {
        assertThat(usual("a")).isEmpty();
    }

    private Map<String, Double> usual(String site) {
        RunRow now = run("now", site, "upgrade");
        return database.ask(store -> store.usual(now));
    }

    private void ran(String id, String site, String kind, String said, long seconds) {
        database.in(store -> {
            RunRow run = run(id, site, kind);
            run.started = THEN.plusSeconds(1_000L * id.charAt(0));
            run.ended = run.started.plusSeconds(900);
            store.add(run);
            store.flush();
            OrderRow order = new OrderRow();
            order.id = id + ".do";
            order.run = id;
            order.kind = "do";
            order.name = "migrate";
            order.verb = "migrate";
            order.family = "migration";
            order.sent = run.started;
            order.ended = run.started.plusSeconds(seconds);
            order.said = said;
            store.add(order);
        });
    }

    private static RunRow run(String id, String site, String kind) {
        return Rows.run(id, site, kind, "succeeded", THEN);
    }
}
