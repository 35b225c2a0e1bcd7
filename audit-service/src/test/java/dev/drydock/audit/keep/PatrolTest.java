package dev.drydock.audit.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.audit.store.Database;
import dev.drydock.audit.store.Finding;
import dev.drydock.audit.store.Log;
import dev.drydock.audit.store.Pages;
import dev.drydock.contract.record.Pen;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a head names is here, or is gone: said as soon as it can be known, and not before. */
@Tag("real")
class PatrolTest {
    private final Database database = new Database();
    private final Log log = new Log(database.db());
    private final Pages pages = new Pages(database.db());
    private final Keeper keeper = new Keeper(log, new Offsets(Map.of()));
    private final Records records = new Records();

    private final Offsets offsets = new Offsets(Map.of(3, 10L, 1, 0L));
    private final Patrol patrol = new Patrol(log, offsets);
    private final List<Pen.Written> one = records.run("r-1", 3);
    private final List<Pen.Written> two = records.run("r-2", 2);
    private final Pen.Written head = records.head(Pen.Last.none("heads"), 2, 5, one.getLast(), two.getLast());

    private List<Finding> findings() {
        return pages.findings(null, 0, 200);
    }

    private void allIsRead() {
        database.meddle("insert into progress values ('" + Offsets.TOPIC + "', 3, 10)");
    }

    @Test
    void of_very_much_that_is_gone_nothing_is_left_out() throws Exception {
        Pen.Written[] gone = IntStream.range(0, 1100)
                .mapToObj(i -> records.run("gone-" + i, 1).getFirst())
                .toArray(Pen.Written[]::new);
        keeper.keep(records.came(List.of(records.head(Pen.Last.none("heads"), 1100, 1100, gone))));
        patrol.walk();
        allIsRead();

        patrol.walk();

        assertThat(pages.countFindings()).isEqualTo(1100);
    }

    private void walk() throws Exception {
        patrol.walk();
        patrol.walk();
    }

    @Test
    void nothing_is_missed_that_may_still_come() throws Exception {
        keeper.keep(records.came(List.of(head)));

        walk();

        assertThat(findings()).isEmpty();
        assertThat(patrol.settled()).isZero();
    }

    @Test
    void a_run_that_never_came_and_an_end_that_was_cut_are_missed_when_all_is_read() throws Exception {
        keeper.keep(records.came(List.of(one.get(0), head)));
        patrol.walk();
        allIsRead();

        patrol.walk();

        assertThat(findings())
                .extracting(f -> f.what() + " " + f.run() + " " + f.sequence() + "-" + f.until() + " " + f.open())
                .containsExactly("missing r-1 2-3 true", "missing r-2 1-2 true");
        assertThat(patrol.settled()).isEqualTo(1);
    }

    @Test
    void where_all_is_there_nothing_is_said() throws Exception {
        keeper.keep(records.came(one));
        keeper.keep(records.came(two));
        keeper.keep(records.came(List.of(head)));
        allIsRead();

        walk();

        assertThat(findings()).isEmpty();
        assertThat(patrol.settled()).isEqualTo(1);
    }

    @Test
    void a_run_that_was_written_anew_after_its_head_is_evidence() throws Exception {
        keeper.keep(records.came(two));
        keeper.keep(records.came(
                List.of(one.get(0), one.get(1), records.entry(one.get(1).last(), "step.failed", Map.of()), head)));
        allIsRead();

        walk();

        assertThat(findings())
                .singleElement()
                .matches(f -> f.what().equals("head") && f.run().equals("r-1") && f.sequence() == 3);
    }

    @Test
    void what_comes_later_closes_it() throws Exception {
        keeper.keep(records.came(one));
        keeper.keep(records.came(List.of(head)));
        allIsRead();
        walk();
        assertThat(findings()).singleElement().matches(Finding::open);

        keeper.keep(records.came(two));

        assertThat(findings()).singleElement().matches(f -> !f.open());
    }
}
