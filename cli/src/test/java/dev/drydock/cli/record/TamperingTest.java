package dev.drydock.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Cli;
import dev.drydock.contract.record.Pen;
import dev.drydock.contract.wire.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a copy of the record, {@code audit --verify} names the place. */
class TamperingTest {
    @TempDir
    Path folder;

    private final Copies copy = new Copies();
    private final Pen stranger =
            new Pen(new Signatures.Signer("orchestrator", Copies.keys().getPrivate()));

    private Cli.Outcome verify(String... more) throws IOException {
        String[] args = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "audit",
                                "--verify",
                                copy.file(folder).toString(),
                                "--keys",
                                copy.trusted(folder).toString()),
                        java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return Cli.nowhere().run(args);
    }

    /** All that is found, and nothing else. */
    private void finds(String... places) throws IOException {
        Cli.Outcome outcome = verify();

        assertThat(outcome.exit()).isEqualTo(1);
        List<String> found = outcome.err()
                .lines()
                .filter(l -> l.startsWith("  ") && l.contains("run "))
                .map(String::strip)
                .toList();
        assertThat(found).hasSize(places.length);
        for (int i = 0; i < places.length; i++) assertThat(found.get(i)).startsWith(places[i]);
    }

    private static Pen.Written with(Pen.Written w, String from, String to) {
        String value = new String(w.value(), StandardCharsets.UTF_8);
        assertThat(value).contains(from);
        return new Pen.Written(
                w.chain(),
                w.sequence(),
                value.replace(from, to).getBytes(StandardCharsets.UTF_8),
                w.signature(),
                w.keyId());
    }

    @Test
    void a_whole_one_is_whole() throws IOException {
        Cli.Outcome outcome = verify();

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("record.ndjson: whole", "14 entries of 3 chains, 2 of them closed; 2 heads")
                .doesNotContain("not covered");
    }

    @Test
    void a_changed_value() throws IOException {
        copy.line(5, with(copy.line(5), "step.done", "step.lost"));

        finds("line 5: run r-1, entry 3: signature: the signature of key 'orchestrator' does not fit its bytes");
    }

    @Test
    void a_changed_value_with_all_the_hashes_after_it_made_anew() throws IOException {
        copy.line(5, with(copy.line(5), "step.done", "step.lost"));
        for (int i = 6; i <= 7; i++) {
            String now = Signatures.sha256(copy.line(i - 1).value());
            String value = new String(copy.line(i).value(), StandardCharsets.UTF_8);
            String then = value.replaceAll(".*\"previoushash\":\"([0-9a-f]*)\".*", "$1");
            copy.line(i, with(copy.line(i), then, now));
        }

        finds(
                "line 5: run r-1, entry 3: signature",
                "line 6: run r-1, entry 4: signature",
                "line 7: run r-1, entry 5: signature");
    }

    @Test
    void a_run_that_another_key_has_written_anew() throws IOException {
        List<Pen.Written> anew = Copies.run(stranger, "r-2", 4, true);
        for (int i = 0; i < 4; i++) copy.line(8 + i, anew.get(i));

        finds(
                "line 8: run r-2, entry 1: signature",
                "line 9: run r-2, entry 2: signature",
                "line 10: run r-2, entry 3: signature",
                "line 11: run r-2, entry 4: signature");
    }

    @Test
    void a_run_that_the_right_key_has_written_anew_after_a_head() throws IOException {
        Pen.Written other = Copies.entry(copy.pen, copy.line(13).last(), "step.failed", Map.of());
        copy.line(14, other);

        finds("line 1: run r-3, entry 3: head: head 1 saw another entry in this place");
    }

    @Test
    void an_end_that_was_cut_off() throws IOException {
        copy.entries.subList(9, 11).clear();

        finds("line 2: run r-2, entries 3 to 4: missing: the end was cut off: head 2 has seen it");
    }

    @Test
    void a_whole_run_that_is_gone() throws IOException {
        copy.entries.subList(7, 11).clear();

        finds("line 2: run r-2, entries 1 to 4: missing: the whole run: head 2 has seen it");
    }

    @Test
    void an_entry_that_was_moved_to_another_run() throws IOException {
        Pen.Written w = copy.entries.remove(12);
        copy.entries.add(9, new Pen.Written("r-2", w.sequence(), w.value(), w.signature(), w.keyId()));

        finds("line 10: run r-3, entry 2: moved: it was moved: lies under the key 'r-2'");
    }

    @Test
    void an_entry_that_was_moved_and_says_so_itself() throws IOException {
        Pen.Written w = copy.line(13);
        copy.line(13, new Pen.Written("r-9", 2, with(w, "r-3", "r-9").value(), w.signature(), w.keyId()));

        finds("line 13: run r-9, entry 2: signature", "line 14: run r-3, entry 2: missing: entry 3 comes in its place");
    }

    @Test
    void two_entries_that_changed_places() throws IOException {
        Pen.Written fourth = copy.line(6);
        copy.line(6, copy.line(5));
        copy.line(5, fourth);

        finds("line 6: run r-1, entry 3: order: it stands behind entry 4 of its run");
    }

    @Test
    void an_entry_that_is_there_twice_with_different_bytes() throws IOException {
        copy.entries.add(13, Copies.entry(copy.pen, copy.line(12).last(), "step.failed", Map.of()));

        finds("line 14: run r-3, entry 2: double: it has come twice");
    }

    @Test
    void the_same_bytes_twice_are_no_finding() throws IOException {
        copy.entries.add(13, copy.line(13));

        assertThat(verify().exit()).isZero();
    }

    @Test
    void an_entry_gone_from_the_middle() throws IOException {
        copy.entries.remove(4);

        finds("line 5: run r-1, entry 3: missing: entry 4 comes in its place");
    }

    @Test
    void a_count_at_the_end_that_is_another() throws IOException {
        copy.line(11, with(copy.line(11), "\"count\":4", "\"count\":3"));
        finds("line 11: run r-2, entry 4: signature");

        copy.line(11, Copies.entry(copy.pen, copy.line(10).last(), "run.closed", Map.of("count", 3)));
        finds(
                "line 11: run r-2, entry 4: count: it closes the run and counts 3 entries",
                "line 2: run r-2, entry 4: head");
    }

    @Test
    void another_key_in_the_headers() throws IOException {
        Pen.Written w = copy.line(9);
        copy.line(9, new Pen.Written(w.chain(), w.sequence(), w.value(), w.signature(), "orchestrator.2"));
        copy.line(
                12,
                new Pen.Written("r-3", 1, copy.line(12).value(), copy.line(12).signature(), "backup"));

        finds(
                "line 9: run r-2, entry 2: signature: its key is 'orchestrator.2', which is not trusted",
                "line 12: run r-3, entry 1: signature: its key is 'backup', not the orchestrator's");
    }

    @Test
    void a_head_that_is_gone() throws IOException {
        copy.entries.removeFirst();

        finds("line 1: run heads, entry 1: missing: entry 2 comes in its place");
    }

    @Test
    void all_heads_gone() throws IOException {
        copy.entries.subList(0, 2).clear();

        finds("run heads, entry 1: missing: there is no head");
    }

    @Test
    void nothing_at_all() throws IOException {
        copy.entries.clear();

        finds("run heads, entry 1: missing: there are no entries at all");
    }

    @Test
    void what_comes_after_the_end_of_a_run() throws IOException {
        copy.entries.add(11, Copies.entry(copy.pen, copy.line(11).last(), "step.done", Map.of()));

        finds("line 12: run r-2, entry 5: after-end: entry 4 closed the run");
    }

    @Test
    void nonsense_and_lines_without_end_hide_nothing() throws IOException {
        Path file = copy.file(folder);
        Files.writeString(
                file,
                "{\n" + "x".repeat(5_000_000) + "\n{\"key\":\"r-9\",\"value\":\"e30=\"}\n",
                java.nio.file.StandardOpenOption.APPEND);

        Cli.Outcome outcome = Cli.nowhere()
                .run(
                        "audit",
                        "--verify",
                        file.toString(),
                        "--keys",
                        copy.trusted(folder).toString());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("line 15: run ?: unreadable", "line 16: run ?: unreadable: longer than", "line 17: run r-9");
    }

    @Test
    void programs_get_the_places_as_numbers() throws IOException {
        copy.entries.remove(4);

        Cli.Outcome outcome = verify("--json");

        assertThat(outcome.out())
                .contains(
                        "\"whole\":false",
                        "\"line\":5,\"run\":\"r-1\",\"sequence\":3,\"until\":3,\"what\":\"missing\"");
    }

    @Test
    void without_keys_or_file_nothing_is_said_to_be_whole() throws IOException {
        String file = copy.file(folder).toString();

        assertThat(Cli.nowhere()
                        .run(
                                "audit",
                                "--verify",
                                file,
                                "--keys",
                                folder.resolve("none").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(Cli.nowhere()
                        .run(
                                "audit",
                                "--verify",
                                folder.resolve("none").toString(),
                                "--keys",
                                copy.trusted(folder).toString())
                        .exit())
                .isEqualTo(2);
    }
}
