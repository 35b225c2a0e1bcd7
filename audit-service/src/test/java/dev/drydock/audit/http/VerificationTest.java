package dev.drydock.audit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.audit.keep.Keeper;
import dev.drydock.audit.keep.Offsets;
import dev.drydock.audit.keep.Patrol;
import dev.drydock.audit.keep.Records;
import dev.drydock.audit.store.Database;
import dev.drydock.audit.store.Log;
import dev.drydock.audit.store.Pages;
import dev.drydock.contract.record.Export;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Pen;
import dev.drydock.contract.record.Verifier;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has the owner's rights can change the tables; verifying finds it. */
@Tag("real")
class VerificationTest {
    private final Database database = new Database();
    private final Pages pages = new Pages(database.db());
    private final Records records = new Records();
    private final Offsets offsets = new Offsets(Map.of());
    private final Patrol patrol = new Patrol(new Log(database.db()), offsets);
    private final Copies copies = new Copies(pages);
    private final Verification verification = new Verification(pages, copies, patrol, records.seal);
    private Pen.Written head;

    @BeforeEach
    void kept() {
        List<Pen.Written> one = records.run("r-1", 300);
        List<Pen.Written> two = records.run("r-2", 2);
        Keeper keeper = new Keeper(new Log(database.db()), offsets);
        keeper.keep(records.came(one));
        keeper.keep(records.came(two));
        head = records.head(Pen.Last.none("heads"), 2, 302, one.getLast(), two.getLast());
        keeper.keep(records.came(List.of(head)));
    }

    private void settle() throws Exception {
        patrol.walk();
        patrol.walk();
    }

    @Test
    void before_a_head_is_held_against_it_nothing_is_said_to_be_whole() {
        assertThatThrownBy(verification::ofAll).hasMessageContaining("no head of the record is held");
    }

    @Test
    void what_is_whole_is_whole() throws Exception {
        settle();

        assertThat(verification.ofAll())
                .matches(Verification.Verdict::whole)
                .matches(v -> v.summary().entries() == 303);
    }

    @Test
    void a_row_that_was_changed_removed_or_with_its_run_is_found() throws Exception {
        settle();
        database.meddle("update event set value = decode(replace(encode(value, 'escape'), 'vcs', 'ann'), 'escape')"
                + " where run = 'r-1' and sequence = 7");
        database.meddle("delete from event where run = 'r-1' and sequence = 250");
        database.meddle("delete from event where run = 'r-2'");

        List<Fault> found = verification.ofAll().findings();

        assertThat(found)
                .extracting(f -> f.what().word() + " " + f.run() + " " + f.sequence())
                .containsExactlyInAnyOrder("signature r-1 7", "column r-1 7", "missing r-1 250", "missing r-2 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'ann'",
                "site = 'elsewhere'",
                "type = 'dev.drydock.step.failed.v1'",
                "time = time + interval '1 second'",
                "hash = previous",
                "previous = hash",
                "sequence = 1000"
            })
    void a_column_that_says_something_else_than_its_bytes_is_found(String change) throws Exception {
        settle();
        database.meddle("update event set " + change + " where run = 'r-1' and sequence = 7");

        assertThat(verification.ofAll().findings())
                .anyMatch(f -> f.what() == Fault.What.COLUMN
                        && f.run().equals("r-1")
                        && f.sequence() == 7
                        && f.why().contains("another " + change.substring(0, change.indexOf(' ')) + " than"));
        assertThat(verification.ofRun("r-1").whole()).isFalse();
    }

    @Test
    void one_run_is_verified_without_the_rest() throws IOException {
        database.meddle("delete from event where run = 'r-2' and sequence = 1");

        assertThat(verification.ofRun("r-1").whole()).isTrue();
        assertThat(verification.ofRun("r-2").whole()).isFalse();
    }

    @Test
    void one_run_is_held_against_what_the_heads_said_of_it() throws Exception {
        settle();
        assertThat(verification.ofRun("r-2"))
                .matches(Verification.Verdict::whole)
                .matches(v -> v.summary().uncovered() == 0);

        database.meddle("delete from event where run = 'r-1' and sequence > 298");
        database.meddle("delete from event where run = 'r-2'");

        assertThat(verification.ofRun("r-1").findings())
                .singleElement()
                .matches(f -> f.what() == Fault.What.MISSING && f.sequence() == 299 && f.until() == 300);
        assertThat(verification.ofRun("r-2").findings())
                .singleElement()
                .matches(f -> f.what() == Fault.What.MISSING && f.sequence() == 1 && f.until() == 2);
    }

    @Test
    void what_a_head_names_and_may_still_come_is_not_missed_in_one_run() throws IOException {
        database.meddle("delete from event where run = 'r-2' and sequence = 2");

        assertThat(verification.ofRun("r-2").whole()).isTrue();
    }

    @Test
    void a_run_of_which_nothing_is_kept_is_not_said_to_be_whole() {
        assertThatThrownBy(() -> verification.ofRun("r-3"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.getResponse().getStatus()).isEqualTo(404))
                .hasMessageContaining("nothing is kept of a run 'r-3'");
    }

    @Test
    void a_copy_made_while_it_still_reads_holds_against_its_heads() throws Exception {
        settle();
        List<Pen.Written> late = records.run("r-3", 2);
        Pen.Written next = records.head(head.last(), 3, 304, late.getLast());
        new Keeper(new Log(database.db()), offsets).keep(records.came(List.of(late.get(0), next)));

        Verifier verifier = Verifier.ofAll(records.seal);
        List<Verifier.Finding> found = new ArrayList<>();
        for (String line : exported().lines().toList()) found.addAll(verifier.take(0, Export.entry(line)));
        found.addAll(verifier.end());

        assertThat(found).isEmpty();
        assertThat(verifier.summary().entries()).isEqualTo(304);
    }

    private String exported() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Object body = new AuditApi(pages, patrol, copies, verification)
                .export(new Asked(), null)
                .getEntity();
        ((StreamingOutput) body).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
