package dev.drydock.audit.keep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.audit.store.Database;
import dev.drydock.audit.store.Filter;
import dev.drydock.audit.store.Finding;
import dev.drydock.audit.store.Kept;
import dev.drydock.audit.store.Log;
import dev.drydock.audit.store.Pages;
import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Entry.Header;
import dev.drydock.contract.record.Pen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every event once, byte for byte; what is wrong as evidence; and never a stop. */
@Tag("real")
class KeeperTest {
    private final Database database = new Database();
    private final Log log = new Log(database.db());
    private final Pages pages = new Pages(database.db());
    private final Offsets offsets = new Offsets(Map.of());
    private final Keeper keeper = new Keeper(log, offsets);
    private final Records records = new Records();

    private List<Kept> events() {
        return pages.events(Filter.ALL, 0, 200);
    }

    private List<Finding> findings() {
        return pages.findings(null, 0, 200);
    }

    @Test
    void each_is_kept_once_and_byte_for_byte() {
        Pen.Written w = records.run("r-1", 1).getFirst();
        List<Header> headers = new ArrayList<>(w.entry().headers());
        headers.add(new Header("trace", "AP8="));
        headers.add(new Header("trace", ""));
        Received r = records.came(new Entry("r-1".getBytes(UTF_8), w.value(), headers));

        keeper.keep(List.of(r));
        keeper.keep(List.of(r, r));

        assertThat(findings()).isEmpty();
        assertThat(events()).singleElement().satisfies(k -> {
            assertThat(k.value()).isEqualTo(w.value());
            assertThat(k.headers()).isEqualTo(headers);
            assertThat(k.hash()).isEqualTo(w.last().hash());
            assertThat(k.partition()).isEqualTo(3);
        });
    }

    @Test
    void how_far_it_is_stands_beside_what_is_kept_also_of_what_was_kept_before_or_is_junk() {
        List<Received> run = records.came(records.run("r-1", 3));
        Received junk = records.came(new Entry(null, null, List.of()));

        keeper.keep(run.subList(0, 2));
        assertThat(log.progress(Offsets.TOPIC)).isEqualTo(Map.of(3, 2L));
        keeper.keep(List.of(run.get(2), junk));
        keeper.keep(run);

        assertThat(log.progress(Offsets.TOPIC)).isEqualTo(Map.of(3, 4L));
        assertThat(new Log(new Database().db()).progress(Offsets.TOPIC))
                .as("a database that was made anew lacks all")
                .isEmpty();
    }

    @Test
    void a_topic_that_was_made_anew_is_read_from_its_beginning() {
        keeper.keep(records.came(records.run("r-1", 3)));
        offsets.topic = "second";

        assertThat(log.progress(offsets.known())).isEmpty();
    }

    @Test
    void in_the_order_in_which_they_came() {
        List<Pen.Written> first = records.run("r-1", 3);
        List<Pen.Written> second = records.run("r-2", 2);

        keeper.keep(records.came(List.of(first.get(0), second.get(0), first.get(1))));
        keeper.keep(records.came(List.of(second.get(1), first.get(2))));

        assertThat(events())
                .extracting(k -> k.run() + "/" + k.sequence())
                .containsExactly("r-1/1", "r-2/1", "r-1/2", "r-2/2", "r-1/3");
    }

    @Test
    void what_is_not_signed_is_evidence_with_its_bytes_and_the_next_is_kept() {
        List<Pen.Written> run = records.run("r-1", 2);
        byte[] forged = new String(run.get(0).value(), UTF_8)
                .replace("step.done", "step.lost")
                .getBytes(UTF_8);

        keeper.keep(records.came(List.of(
                new Pen.Written("r-1", 1, forged, run.get(0).signature(), "orchestrator"), run.get(0), run.get(1))));

        assertThat(events()).hasSize(2);
        Finding found = pages.finding(findings().getFirst().id()).orElseThrow();
        assertThat(found.what()).isEqualTo("signature");
        assertThat(found.run()).isEqualTo("r-1");
        assertThat(found.sequence()).isEqualTo(1);
        assertThat(found.value()).isEqualTo(forged);
        assertThat(found.key()).isEqualTo("r-1".getBytes(UTF_8));
        assertThat(found.headers()).isEqualTo(run.get(0).entry().headers());
    }

    @Test
    void another_one_with_the_same_number_is_evidence() {
        Pen.Written one = records.entry(Pen.Last.none("r-1"), "step.done", Map.of());
        Pen.Written other = records.entry(Pen.Last.none("r-1"), "step.failed", Map.of());

        keeper.keep(records.came(List.of(one)));
        keeper.keep(records.came(List.of(other)));
        keeper.keep(records.came(List.of(other)));

        assertThat(events()).singleElement().extracting(Kept::value).isEqualTo(one.value());
        assertThat(findings()).singleElement().extracting(Finding::what).isEqualTo("double");
    }

    @Test
    void a_gap_is_evidence_and_closed_when_it_comes_after_all() {
        List<Pen.Written> run = records.run("r-1", 5);
        keeper.keep(records.came(List.of(run.get(0), run.get(3))));
        assertThat(findings())
                .singleElement()
                .matches(f -> f.what().equals("missing") && f.sequence() == 2 && f.until() == 3 && f.open());

        // a topic that was wiped and filled again
        keeper.keep(records.came(run));

        assertThat(findings()).singleElement().matches(f -> !f.open());
        assertThat(pages.ofRun("r-1", 0, 200)).extracting(Kept::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void all_in_reverse_are_kept_once() {
        List<Pen.Written> run = new ArrayList<>(records.run("r-1", 4));
        Collections.reverse(run);

        for (Pen.Written w : run) keeper.keep(List.of(records.came(w)));

        assertThat(events()).hasSize(4);
        assertThat(findings()).allMatch(f -> !f.open());
    }

    @Test
    void a_chain_that_does_not_hold_is_evidence_from_either_side() {
        List<Pen.Written> run = records.run("r-1", 3);
        Pen.Written other = records.entry(run.get(0).last(), "step.failed", Map.of());

        keeper.keep(records.came(List.of(run.get(0), other, run.get(2))));
        assertThat(findings()).singleElement().matches(f -> f.what().equals("chain") && f.sequence() == 3);

        List<Pen.Written> late = records.run("r-2", 3);
        Pen.Written second = records.entry(late.get(0).last(), "step.failed", Map.of());
        keeper.keep(records.came(List.of(late.get(0), late.get(2))));
        keeper.keep(records.came(List.of(second)));
        assertThat(pages.findings("r-2", 0, 9)).anyMatch(f -> f.what().equals("chain") && f.sequence() == 3);
    }

    @Test
    void what_comes_after_the_end_and_a_wrong_count_are_evidence() {
        List<Pen.Written> run = records.run("r-1", 2);
        Pen.Written more = records.entry(run.getLast().last(), "step.done", Map.of());
        Pen.Written miscounted = records.entry(Pen.Last.none("r-2"), "run.closed", Map.of("count", 7));

        keeper.keep(records.came(run));
        keeper.keep(records.came(List.of(more, miscounted)));

        assertThat(findings()).extracting(Finding::what).containsExactly("after-end", "count");
    }

    @Test
    void nothing_that_anybody_sends_stops_it() {
        List<Entry> hostile = new ArrayList<>();
        for (String text :
                List.of("", "{", "null", "[]", "\u0000", "[".repeat(100_000), "{\"run\":\"\\u0000\",\"sequence\":1}"))
            hostile.add(new Entry("r\u0000".getBytes(UTF_8), text.getBytes(UTF_8), List.of(new Header("a\u0000", ""))));
        hostile.add(new Entry(null, null, List.of()));
        hostile.add(new Entry(random(8192).getBytes(UTF_8), "{}".getBytes(UTF_8), List.of()));
        hostile.add(new Entry(new byte[] {(byte) 0xff}, new byte[1_000_100], List.of()));

        keeper.keep(hostile.stream().map(records::came).toList());
        keeper.keep(records.came(records.run("r-1", 1)));

        assertThat(events()).hasSize(1);
        assertThat(findings()).hasSize(hostile.size()).allMatch(f -> f.what().equals("unreadable"));
        assertThat(findings()).noneMatch(f -> f.why().contains("database"));
    }

    @Test
    void what_the_database_does_not_take_is_evidence_and_the_rest_of_its_poll_is_kept() {
        List<Pen.Written> run = records.run("r-1", 2);
        Pen.Written large = records.by(random(8192), Pen.Last.none("r-2"));

        keeper.keep(records.came(List.of(run.get(0), large, run.get(1))));

        assertThat(events()).extracting(Kept::run).containsExactly("r-1", "r-1");
        Finding found = pages.finding(findings().getFirst().id()).orElseThrow();
        assertThat(found.run()).isEqualTo("r-2");
        assertThat(found.why()).isEqualTo("the database does not take it (54000)");
        assertThat(found.value()).isEqualTo(large.value());
    }

    /** No index can make it small. */
    private static String random(int length) {
        return new Random(4713)
                .ints(length, '!', '~')
                .filter(c -> c != '"' && c != '\\')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void of_several_that_write_at_once_none_is_missed_by_who_reads_on_from_the_last() throws Exception {
        List<Long> seen = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> keeper.keep(records.came(records.run("r-" + i, 5)))))
                    .toList();
            boolean over;
            List<Kept> page;
            do {
                over = writers.stream().allMatch(Future::isDone);
                page = pages.events(Filter.ALL, seen.isEmpty() ? 0 : seen.getLast(), 7);
                page.forEach(k -> seen.add(k.id()));
            } while (!over || !page.isEmpty());
            for (var done : writers) done.get();
        }

        assertThat(seen).hasSize(200);
    }
}
