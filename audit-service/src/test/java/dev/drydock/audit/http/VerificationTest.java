package dev.drydock.audit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.audit.keep.Keeper;
import dev.drydock.audit.keep.Patrol;
import dev.drydock.audit.keep.Reach;
import dev.drydock.audit.keep.Records;
import dev.drydock.audit.store.Database;
import dev.drydock.audit.store.Log;
import dev.drydock.audit.store.Pages;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Pen;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who has the owner's rights can change the tables; verifying finds it. */
@Tag("real")
class VerificationTest {
    private final Database database = new Database();
    private final Pages pages = new Pages(database.db());
    private final Records records = new Records();
    private final Patrol patrol = new Patrol(new Log(database.db()), new Reach() {
        @Override
        public Map<Integer, Long> ends() {
            return Map.of();
        }

        @Override
        public Map<Integer, Long> read() {
            return Map.of();
        }
    });
    private final Verification verification = new Verification(pages, new Copies(pages), patrol, records.seal);

    @BeforeEach
    void kept() {
        List<Pen.Written> one = records.run("r-1", 300);
        List<Pen.Written> two = records.run("r-2", 2);
        Keeper keeper = new Keeper(new Log(database.db()));
        keeper.keep(records.came(one));
        keeper.keep(records.came(two));
        keeper.keep(records.came(List.of(records.head(Pen.Last.none("heads"), 2, 302, one.getLast(), two.getLast()))));
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
                .containsExactlyInAnyOrder("signature r-1 7", "missing r-1 250", "missing r-2 1");
    }

    @Test
    void one_run_is_verified_without_the_rest() throws IOException {
        database.meddle("delete from event where run = 'r-2' and sequence = 1");

        assertThat(verification.ofRun("r-1").whole()).isTrue();
        assertThat(verification.ofRun("r-2").whole()).isFalse();
    }
}
