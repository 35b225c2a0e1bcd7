package dev.drydock.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.audit.keep.Keeper;
import dev.drydock.audit.keep.Offsets;
import dev.drydock.audit.keep.Records;
import dev.drydock.contract.record.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person's word on a finding. */
@Tag("real")
class ClosingTest {
    private final Database database = new Database();
    private final Log log = new Log(database.db());
    private final Pages pages = new Pages(database.db());

    @Test
    void closes_it_and_leaves_the_evidence_as_it_is() {
        byte[] junk = "{}".getBytes(StandardCharsets.UTF_8);
        new Keeper(log, new Offsets(Map.of())).keep(List.of(new Records().came(new Entry(junk, junk, List.of()))));
        Finding before = pages.findings(null, 0, 9).getFirst();
        assertThat(before.open()).isTrue();

        log.close(before.id(), "ann", "a test of ours");
        log.close(before.id(), "ben", "no, mine");

        Finding after = pages.finding(before.id()).orElseThrow();
        assertThat(after.open()).isFalse();
        assertThat(after.value()).isEqualTo(junk);
        assertThat(after.closed().by()).isEqualTo("ann");
        assertThat(after.closed().reason()).isEqualTo("a test of ours");
        assertThat(pages.countFindings()).isOne();
    }
}
