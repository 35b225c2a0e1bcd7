package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Event;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.RecordRow;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is changed beside runs is in the record too. */
@Tag("real")
class RegisterTest {
    private final Database database = new Database();
    private final KeyPair keys = keys();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void two_entries_are_numbered_chained_and_signed() {
        tell("site.added", "one");
        tell("site.removed", "one");

        List<RecordRow> rows = rows();
        List<Event> events =
                rows.stream().map(r -> Wire.stored(text(r), Event.class)).toList();
        assertThat(events)
                .extracting(Event::type)
                .containsExactly("dev.drydock.site.added.v1", "dev.drydock.site.removed.v1");
        assertThat(events).extracting(Event::sequence).containsExactly(1L, 2L);
        assertThat(events)
                .extracting(Event::run, Event::subject, Event::actor)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("register", "one", "ann"));
        assertThat(events)
                .extracting(Event::previoushash)
                .containsExactly("", rows.getFirst().hash());
        var trusted = Signatures.Trusted.of(Map.of("orchestrator", keys.getPublic()));
        assertThat(rows)
                .allMatch(r -> trusted.signedBy("orchestrator", r.keyId, r.signature, Topics.UPGRADES, r.run, r.value));
    }

    @Test
    void what_is_undone_leaves_no_gap() {
        tell("site.added", "one");
        try {
            database.in(store -> {
                new Register(store, signer()).tell("site.added", "two", Map.of(), "ann");
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("undone");
        }
        tell("site.added", "three");

        assertThat(rows()).extracting(r -> r.sequence).containsExactly(1L, 2L);
    }

    @Test
    void who_tells_at_the_same_time_waits_for_the_other() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> all = new ArrayList<>();
            IntStream.range(0, 8)
                    .forEach(i -> all.add(() -> {
                        tell("site.added", "site-" + i);
                        return null;
                    }));
            for (var told : threads.invokeAll(all)) told.get();
        }

        List<RecordRow> rows = rows();
        assertThat(rows).extracting(r -> r.sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(Wire.stored(text(rows.get(i)), Event.class).previoushash())
                    .isEqualTo(rows.get(i - 1).hash());
        }
    }

    private void tell(String type, String site) {
        database.in(store -> new Register(store, signer()).tell(type, site, Map.of("recipe", "harbour"), "ann"));
    }

    private List<RecordRow> rows() {
        return database.ask(store -> store.recordOf(Register.CHAIN));
    }

    private static String text(RecordRow row) {
        return new String(row.value, java.nio.charset.StandardCharsets.UTF_8);
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
