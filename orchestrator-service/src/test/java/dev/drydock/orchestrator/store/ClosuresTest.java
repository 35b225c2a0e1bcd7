package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose visitors read a sign, and what it can say of the end. */
@Tag("real")
class ClosuresTest {
    private static final Instant THEN = Instant.parse("2027-01-10T01:00:00Z");

    private final Database database = new Database();

    @BeforeEach
    void sites() {
        database.in(store -> {
            for (String name : new String[] {"a", "b", "c"}) {
                SiteRow site = Rows.site(name);
                site.yaml = "visitors: of " + name;
                store.add(site);
            }
            store.add(Rows.site("silent"));
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_site_is_closed_from_the_closing_to_the_opening_of_its_doors() {
        run("1", "a", "upgrade", "running", null, null);
        run("2", "b", "upgrade", "running", 10, null);
        run("3", "c", "upgrade", "running", 10, 20);

        assertThat(now(9))
                .containsExactly(
                        new Closures.Closure("b", "visitors: of b", "running", THEN.plusSeconds(10), Optional.empty()));
    }

    @Test
    void what_is_usual_is_the_middle_one_of_its_own_runs_of_that_kind_that_ended_well() {
        run("1", "a", "upgrade", "succeeded", 0, 60);
        run("2", "a", "upgrade", "succeeded", 0, 90);
        run("3", "a", "upgrade", "succeeded", 0, 700);
        run("4", "a", "upgrade", "rolled-back", 0, 1);
        run("5", "a", "backup", "succeeded", 0, 2);
        run("6", "b", "upgrade", "succeeded", 0, 3);
        run("7", "a", "upgrade", "running", 10, null);

        assertThat(now(9))
                .singleElement()
                .extracting(Closures.Closure::usual)
                .isEqualTo(Optional.of(Duration.ofSeconds(90)));
    }

    @Test
    void on_the_way_back_nothing_is_usual() {
        run("1", "a", "upgrade", "succeeded", 0, 60);
        run("2", "a", "upgrade", "running", 10, null);
        database.in(store -> {
            OrderRow order = new OrderRow();
            order.id = "2.back";
            order.run = "2";
            order.kind = "back";
            order.name = "keep";
            order.verb = "keep";
            order.family = "backup";
            order.sent = THEN;
            store.add(order);
        });

        assertThat(now(9)).singleElement().extracting(Closures.Closure::usual).isEqualTo(Optional.empty());
    }

    @Test
    void what_a_site_says_is_for_the_reader_of_its_file_alone() {
        run("1", "silent", "upgrade", "running", 10, null);

        assertThat(now(9)).singleElement().extracting(Closures.Closure::site).isEqualTo("silent");
    }

    @Test
    void what_is_usual_is_the_same_for_those_who_decide_on_a_release() {
        for (int i = 0; i < 20; i++) run((char) ('a' + i) + "", "a", "upgrade", "succeeded", 0, i < 10 ? 1 : 100 + i);
        run("z", "a", "upgrade", "running", 10, null);

        Optional<Duration> decides = database.withReleases((store, releases) -> releases.usual("a"));

        assertThat(now(9)).extracting(Closures.Closure::usual).containsExactly(decides);
        assertThat(decides).contains(Duration.ofMillis(114_500));
    }

    @Test
    void no_more_are_read_than_were_asked_for() {
        run("1", "a", "upgrade", "running", 10, null);
        run("2", "b", "upgrade", "stuck", 20, null);
        run("3", "c", "backup", "running", 30, null);

        assertThat(now(2)).extracting(Closures.Closure::site).containsExactly("c", "b");
    }

    private List<Closures.Closure> now(int most) {
        return database.closures(c -> c.now(most));
    }

    private void run(String id, String site, String kind, String status, Integer closed, Integer opened) {
        database.in(store -> {
            RunRow run = Rows.run(id, site, kind, status, THEN.plusSeconds(id.charAt(0)));
            run.doorsClosed = closed == null ? null : THEN.plusSeconds(closed);
            run.doorsOpened = opened == null ? null : THEN.plusSeconds(opened);
            run.ended = status.equals("succeeded") || status.equals("rolled-back") ? THEN.plusSeconds(900) : null;
            store.add(run);
        });
    }
}
