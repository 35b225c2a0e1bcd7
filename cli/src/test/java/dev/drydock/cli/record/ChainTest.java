package dev.drydock.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.api.Entries;
import dev.drydock.cli.api.Entries.Entry;
import dev.drydock.contract.wire.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    /** Three entries, chained and closed, in the orchestrator's form. */
    static List<Entry> record() {
        List<Entry> entries = new ArrayList<>();
        String previous = "";
        for (int i = 1; i <= 3; i++) {
            Entry e = entry(i, "r-1", previous, i == 3 ? "run.closed" : "step.done", "{\"count\":3}");
            entries.add(e);
            previous = Signatures.sha256(e.value());
        }
        return entries;
    }

    static Entry entry(long sequence, String run, String previous, String what, String data) {
        String value = "{\"specversion\":\"1.0\",\"type\":\"dev.drydock." + what
                + ".v1\",\"time\":\"2026-11-21T12:00:00Z\","
                + "\"actor\":\"drydock\",\"run\":\"" + run + "\",\"sequence\":" + sequence + ",\"previoushash\":\""
                + previous + "\",\"data\":" + data + "}";
        return new Entry(sequence, value.getBytes(StandardCharsets.UTF_8), run, new byte[64], "orchestrator");
    }

    private static Chain.Verdict verdict(List<Entry> entries) {
        return Chain.verify("r-1", new Entries(entries));
    }

    @Test
    void a_whole_record_is_intact() {
        Chain.Verdict verdict = verdict(record());

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.closed()).isTrue();
        assertThat(RecordText.verdict("r-1", verdict)).contains("record of run r-1: intact, 3 entries, closed");
    }

    @Test
    void a_run_that_is_under_way_is_open() {
        assertThat(verdict(record().subList(0, 2))).matches(v -> v.intact() && !v.closed());
    }

    @Test
    void a_missing_entry_is_found() {
        List<Entry> entries = record();
        entries.remove(1);

        assertThat(verdict(entries).fault()).contains("run r-1, entry 2: missing: entry 3 comes in its place");
    }

    @Test
    void a_changed_byte_is_found_by_the_next_hash() {
        List<Entry> entries = record();
        byte[] value = new String(entries.get(1).value(), StandardCharsets.UTF_8)
                .replace("step.done", "step.gone")
                .getBytes(StandardCharsets.UTF_8);
        entries.set(1, new Entry(2, value, "r-1", new byte[64], "orchestrator"));

        assertThat(verdict(entries).fault().orElseThrow()).startsWith("run r-1, entry 3: chain: it names");
    }

    @Test
    void another_runs_entry_is_found() {
        List<Entry> entries = record();
        entries.set(0, entry(1, "r-2", "", "step.done", "{}"));

        assertThat(verdict(entries).fault()).contains("run r-2, entry 1: moved: it is of another run");
    }

    @Test
    void what_comes_after_the_end_and_a_wrong_count_are_found() {
        List<Entry> more = record();
        more.add(entry(4, "r-1", Signatures.sha256(more.get(2).value()), "step.done", "{}"));
        List<Entry> miscounted = record();
        miscounted.set(2, entry(3, "r-1", Signatures.sha256(miscounted.get(1).value()), "run.closed", "{\"count\":5}"));

        assertThat(verdict(more).fault()).contains("run r-1, entry 4: after-end: entry 3 closed the run");
        assertThat(verdict(miscounted).fault())
                .contains("run r-1, entry 3: count: it closes the run and counts 5 entries");
    }

    @Test
    void nothing_and_nonsense_are_not_intact() {
        Entry nonsense = new Entry(1, "{".getBytes(StandardCharsets.UTF_8), "r-1", null, null);

        assertThat(verdict(List.of()).intact()).isFalse();
        assertThat(verdict(List.of(nonsense)).fault().orElseThrow()).startsWith("run r-1: unreadable");
        assertThat(RecordText.verdict("r-1", verdict(List.of())).getFirst()).contains("BROKEN");
    }
}
