package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Entry.Header;
import dev.drydock.contract.record.Head;
import dev.drydock.contract.record.Seal;
import dev.drydock.contract.record.Verifier;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.RecordRow;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A signed word on all chains at once. */
@Tag("real")
class HeadsTest {
    private final Database database = new Database();
    private final KeyPair keys = keys();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_head_tells_how_far_each_chain_has_come_that_moved() {
        tell(2);
        relay();
        head(Duration.ZERO);
        tell(1);
        relay();

        head(Duration.ZERO);

        List<Head> heads = heads();
        RecordRow last = database.ask(s -> s.recordOf(Register.CHAIN)).getLast();
        assertThat(heads)
                .extracting(Head::chains, Head::entries)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 2L), org.assertj.core.groups.Tuple.tuple(1L, 3L));
        assertThat(heads.getLast().moved()).containsExactly(new Head.Moved(Register.CHAIN, 3, last.hash()));
    }

    @Test
    void it_is_written_though_nothing_moved_and_lists_nothing_then() {
        head(Duration.ZERO);
        head(Duration.ZERO);

        assertThat(heads()).extracting(h -> h.moved().size()).containsExactly(0, 0);
    }

    @Test
    void what_is_not_on_the_topic_yet_is_not_told_of() {
        tell(1);

        head(Duration.ZERO);

        assertThat(heads().getFirst().moved()).isEmpty();
    }

    @Test
    void the_next_is_not_due_before_its_time() {
        head(Duration.ofHours(1));

        assertThat(head(Duration.ofHours(1))).isFalse();
        assertThat(heads()).hasSize(1);
    }

    @Test
    void of_two_replicas_one_writes_it() throws Exception {
        tell(1);
        relay();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> one = () -> head(Duration.ofHours(1));
            for (var done : threads.invokeAll(List.of(one, one, one, one))) done.get();
        }

        assertThat(heads()).hasSize(1);
    }

    @Test
    void where_more_has_moved_than_fits_the_next_follows_at_once() {
        database.askHeads((store, relayed) -> {
            relayed.sent(IntStream.range(0, Heads.MOST + 1)
                    .mapToObj(i -> row("run-%04d".formatted(i)))
                    .toList());
            return null;
        });

        assertThat(head(Duration.ofHours(1))).isTrue();
        assertThat(head(Duration.ofHours(1))).isFalse();
        assertThat(heads()).extracting(h -> h.moved().size()).containsExactly(Heads.MOST, 1);
        assertThat(heads().getLast().chains()).isEqualTo(Heads.MOST + 1);
    }

    @Test
    void what_is_sent_once_more_is_counted_once() {
        tell(3);
        relay();
        head(Duration.ZERO);
        relay();

        head(Duration.ZERO);

        assertThat(heads().getLast()).matches(h -> h.entries() == 3 && h.moved().isEmpty());
    }

    @Test
    void what_a_topic_has_lost_is_all_sent_again_and_counted_once() {
        tell(3);
        relay();
        head(Duration.ZERO);
        long sent = database.askHeads((store, relayed) -> relayed.entries());

        database.askHeads((store, relayed) -> relayed.forget());
        List<RecordRow> again = database.ask(s -> s.recordToSend(10));
        long left = database.askHeads((store, relayed) -> relayed.entries());

        assertThat(sent).isEqualTo(3);
        assertThat(database.<Long>askHeads((store, relayed) -> relayed.entries()))
                .isZero();
        assertThat(again).filteredOn(r -> r.run.equals(Register.CHAIN)).hasSize(3);
        relay();
        head(Duration.ZERO);
        assertThat(heads().getLast()).matches(h -> h.entries() == 3 && h.moved().isEmpty());
    }

    @Test
    void the_verifier_finds_all_of_it_whole() {
        tell(2);
        relay();
        head(Duration.ZERO);
        tell(1);
        relay();
        head(Duration.ZERO);
        Verifier verifier = Verifier.ofAll(Seal.of(Signatures.Trusted.of(Map.of("orchestrator", keys.getPublic()))));

        List<Verifier.Finding> found = new ArrayList<>();
        for (String chain : List.of(Head.CHAIN, Register.CHAIN))
            database.ask(s -> s.recordOf(chain)).forEach(r -> found.addAll(verifier.take(0, entry(r))));
        found.addAll(verifier.end());

        assertThat(found).isEmpty();
        assertThat(verifier.summary()).matches(s -> s.entries() == 5 && s.uncovered() == 0 && s.heads() == 2);
    }

    private void tell(int times) {
        for (int i = 0; i < times; i++)
            database.in(s -> new Register(s, signer()).tell("site.added", "one", Map.of(), "ann"));
    }

    /** As the relay does it, of everything. */
    private void relay() {
        database.askHeads((store, relayed) -> {
            relayed.sent(store.recordOf(Register.CHAIN));
            return null;
        });
    }

    private boolean head(Duration every) {
        return database.askHeads((store, relayed) -> new Heads(store, relayed, signer(), every).head());
    }

    private List<Head> heads() {
        return database.ask(s -> s.recordOf(Head.CHAIN)).stream()
                .map(r -> Head.of(Wire.stored(
                                new String(r.value, StandardCharsets.UTF_8), dev.drydock.contract.Event.class))
                        .orElseThrow())
                .toList();
    }

    private static RecordRow row(String run) {
        RecordRow row = new RecordRow();
        row.run = run;
        row.sequence = 1;
        row.value = run.getBytes(StandardCharsets.UTF_8);
        return row;
    }

    private static Entry entry(RecordRow r) {
        return new Entry(
                r.run.getBytes(StandardCharsets.UTF_8),
                r.value,
                List.of(
                        Header.of(Signatures.SIGNATURE, r.signature),
                        Header.of(Signatures.KEY, r.keyId.getBytes(StandardCharsets.UTF_8))));
    }

    private Signatures.Signer signer() {
        return new Signatures.Signer("orchestrator", keys.getPrivate());
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
