package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.shows.Shows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackupViewTest {
    @Test
    @Shows(29)
    void saysOfWhatItIsHowMuchAndWithWhichChecksums() {
        BackupRow row = new BackupRow();
        row.id = "r-7";
        row.site = "large-one";
        row.kind = "upgrade";
        row.versionName = "v1.0";
        row.versionCommit = "0123";
        row.taken = Instant.parse("2026-11-01T22:15:00Z");
        row.verified = row.taken.plusSeconds(60);
        row.fingerprints = "{\"tree\":\"t1\",\"database:main\":\"d1\"}";
        row.files = 7;
        row.bytes = 4096;

        BackupView view = BackupView.of(row, List.of());

        assertThat(view.id()).isEqualTo("r-7");
        assertThat(view.site()).isEqualTo("large-one");
        assertThat(view.version()).isEqualTo(new Version("v1.0", "0123"));
        assertThat(view.state()).isEqualTo("verified");
        assertThat(view.taken()).isEqualTo(row.taken);
        assertThat(view.fingerprints()).isEqualTo(Map.of("tree", "t1", "database:main", "d1"));
        assertThat(view.files()).isEqualTo(7);
        assertThat(view.bytes()).isEqualTo(4096);
    }
}
