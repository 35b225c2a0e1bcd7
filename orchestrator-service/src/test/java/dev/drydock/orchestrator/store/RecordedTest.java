package dev.drydock.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Event;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.Recorded.Asked;
import dev.drydock.orchestrator.store.Recorded.Place;
import dev.drydock.orchestrator.store.Recorded.Told;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The record over all its chains: newest first, by what is asked for, and nobody is told of another's sites. */
@Tag("real")
class RecordedTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123456Z");

    private Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void page_after_page_is_all_of_it_newest_first() {
        runs();

        List<Told> all = new ArrayList<>();
        Place after = null;
        do {
            Page<Told> page = page(Asked.ALL, null, after, 3);
            all.addAll(page.rows());
            after = page.next() == null ? null : place(page.next());
        } while (after != null);

        assertThat(all)
                .extracting(t -> t.run() + "-" + t.sequence())
                .containsExactly("r2-4", "r1-4", "r2-3", "r1-3", "r2-2", "r1-2", "r2-1", "r1-1");
        assertThat(all.getFirst().at()).isEqualTo(NOW.plusSeconds(4));
        assertThat(all.getFirst().hash()).hasSize(64);
    }

    @Test
    void what_is_asked_for_and_nothing_else() {
        runs();

        assertThat(found(new Asked("one", null, null, null, null))).containsExactly("r1-4", "r1-3", "r1-2", "r1-1");
        assertThat(found(new Asked(null, "ann", null, null, null))).containsExactly("r2-4", "r1-4", "r2-2", "r1-2");
        assertThat(found(new Asked("two", "ann", "step.done", null, null))).containsExactly("r2-4", "r2-2");
        assertThat(found(new Asked(null, null, "run.stuck", null, null))).isEmpty();
        assertThat(found(new Asked(null, null, null, NOW.plusSeconds(3), NOW.plusSeconds(4))))
                .containsExactly("r2-3", "r1-3");
    }

    @Test
    void of_some_sites_is_what_is_of_no_other_and_of_none() {
        runs();
        told("register", 1, "token.created", "one", "admin");

        assertThat(found(Asked.ALL, Set.of("one"))).containsExactly("r1-4", "r1-3", "r1-2", "r1-1");
        assertThat(found(Asked.ALL, Set.of())).isEmpty();
        assertThat(found(new Asked("two", null, null, null, null), Set.of("one")))
                .isEmpty();
        assertThat(found(new Asked("one", "ann", null, null, null), Set.of("one", "two")))
                .containsExactly("r1-4", "r1-2");
        assertThat(page(
                                Asked.ALL,
                                Set.of("one", "two"),
                                place(List.of(NOW.plusSeconds(2).toString(), "r2", "2")),
                                9)
                        .rows())
                .extracting(t -> t.run() + "-" + t.sequence())
                .containsExactly("r1-2", "r2-1", "r1-1");
        assertThat(found(Asked.ALL)).contains("register-1");
    }

    /** A policy, a recipe or a token may be called as a site is. */
    @Test
    void of_the_register_that_is_of_a_site_which_is_said_of_one() {
        List<String> ofIt = List.of("site.added", "site.removed", "backup.pinned", "release.started");
        List<String> ofNone = List.of("policy.added", "token.revoked", "rollout.held", "release.heard", "hold.set");
        int sequence = 1;
        for (String type : ofIt) told("register", sequence++, type, "one", "ann");
        for (String type : ofNone) told("register", sequence++, type, "one", "ann");

        assertThat(page(Asked.ALL, Set.of("one"), null, 100).rows())
                .extracting(Told::type)
                .containsExactlyInAnyOrderElementsOf(ofIt);
        assertThat(found(Asked.ALL)).hasSize(ofIt.size() + ofNone.size());
    }

    @Test
    void heads_are_told_of_where_they_are_asked_for() {
        told("r1", 1, "run.started", "one", "ann");
        told("heads", 1, "record.head", "record", "drydock");

        assertThat(found(Asked.ALL)).containsExactly("r1-1");
        assertThat(found(new Asked(null, null, Recorded.HEAD, null, null))).containsExactly("heads-1");
        assertThat(found(new Asked(null, null, Recorded.HEAD, null, null), Set.of("one", "record")))
                .isEmpty();
    }

    @Test
    void what_was_there_before_is_found_and_its_bytes_are_what_they_were() {
        database.close();
        byte[] value = value("r1", 1, "step.done", "one", "ann");
        database = new Database("13", source -> {
            insert(source, "r1", value);
            insert(source, "r2", "{\"subject\":".getBytes(StandardCharsets.UTF_8));
            insert(source, "r3", new byte[] {(byte) 0xff});
            insert(
                    source,
                    "r4",
                    new String(value, StandardCharsets.UTF_8)
                            .replace("ann", "a\\u0000nn\\\\u0000")
                            .getBytes(StandardCharsets.UTF_8));
        });

        Told told = page(new Asked("one", "ann", "step.done", NOW, NOW.plusSeconds(2)), null, null, 9)
                .rows()
                .getFirst();
        assertThat(told.value()).isEqualTo(value);
        assertThat(told.at()).isEqualTo(NOW.plusSeconds(1));
        assertThat(found(Asked.ALL)).as("nothing is lost").hasSize(4);
        assertThat(page(Asked.ALL, Set.of("one"), null, 9).rows())
                .extracting(Told::by)
                .containsExactly("a\ufffdnn\\ufffd", "ann");
    }

    /** Of two sites, four each, two of them at a time; every second by ann. */
    private void runs() {
        for (int i = 1; i <= 4; i++) {
            told("r1", i, "step.done", "one", i % 2 == 0 ? "ann" : "vcs");
            told("r2", i, "step.done", "two", i % 2 == 0 ? "ann" : "vcs");
        }
    }

    private void told(String run, long sequence, String type, String subject, String by) {
        database.in(store -> {
            RecordRow row = new RecordRow();
            row.run = run;
            row.sequence = sequence;
            row.value = value(run, sequence, type, subject, by);
            row.signature = new byte[64];
            row.keyId = "orchestrator";
            store.add(row);
        });
    }

    private static byte[] value(String run, long sequence, String type, String subject, String by) {
        return Wire.bytes(new Event(
                run + "-" + sequence,
                "drydock",
                "dev.drydock." + type + ".v1",
                subject,
                NOW.plusSeconds(sequence),
                run,
                sequence,
                "",
                by,
                "",
                Map.of()));
    }

    private static void insert(DataSource source, String run, byte[] value) {
        try (Connection c = source.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "insert into record (run, sequence, value, signature, key_id) values (?, 1, ?, ?, 'k')")) {
            s.setString(1, run);
            s.setBytes(2, value);
            s.setBytes(3, new byte[64]);
            s.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Page<Told> page(Asked asked, Set<String> sites, Place after, int most) {
        return database.recorded(r -> r.page(asked, sites, after, most));
    }

    private static Place place(List<String> at) {
        return new Place(Instant.parse(at.get(0)), at.get(1), Long.parseLong(at.get(2)));
    }

    private List<String> found(Asked asked) {
        return found(asked, null);
    }

    private List<String> found(Asked asked, Set<String> sites) {
        return page(asked, sites, null, 100).rows().stream()
                .map(t -> t.run() + "-" + t.sequence())
                .toList();
    }
}
