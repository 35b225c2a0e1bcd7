package dev.drydock.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.site.Sites.Refused;
import dev.drydock.orchestrator.store.BackupRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which backup is meant by "the latest" and by a version. */
class BackupsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<BackupRow> all = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"restore", "downgrade", "repair", "file", "kept"})
    void the_latest_is_none_that_was_taken_of_a_broken_site(String kind) throws Refusal {
        taken("good", "upgrade", "1.0.0");
        taken("broken", kind, "1.2.0");

        assertThat(Backups.latest("one", all).id()).isEqualTo("good");
        assertThat(Backups.latest("one", all).by()).isEqualTo("upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade", "backup"})
    void the_latest_is_the_newest_of_the_others(String kind) throws Refusal {
        taken("older", "upgrade", "1.0.0");
        taken("newer", kind, "1.2.0");

        assertThat(Backups.latest("one", all).id()).isEqualTo("newer");
    }

    @Test
    void a_downgrade_goes_to_none_that_was_taken_of_a_broken_site() throws Refusal {
        taken("good", "backup", "v1.0.0");
        taken("broken", "restore", "v1.0.0");

        assertThat(Backups.of("one", "1.0.0", all).id()).isEqualTo("good");
    }

    @Test
    void where_only_such_are_there_it_is_said_how_one_is_taken_all_the_same() {
        taken("broken", "restore", "1.0.0");

        assertThatThrownBy(() -> Backups.latest("one", all)).satisfies(e -> {
            Refused.Said said = (Refused.Said) ((Refusal) e).why;
            assertThat(said.reason()).contains("there is no verified backup of one; those that a restore");
            assertThat(said.next()).contains("`drydock restore one --backup ID`");
        });
    }

    @Test
    void a_version_without_backup_is_refused_with_each_version_that_has_one() {
        for (int i = 0; i < 3; i++) taken("a" + i, "backup", "1.0.0");
        taken("b", "backup", "1.2.0");
        taken("c", "restore", "1.3.0");

        assertThatThrownBy(() -> Backups.of("one", "0.9", all))
                .satisfies(e -> assertThat(((Refused.Said) ((Refusal) e).why).reason())
                        .isEqualTo("there is no verified backup of one at 0.9; there are of 1.2.0, 1.0.0; those that a"
                                + " restore, a downgrade or a repair took of what was there before do not count"));
    }

    /** Newest first, as the catalogue has them. */
    private void taken(String id, String kind, String version) {
        BackupRow row = new BackupRow();
        row.id = id;
        row.site = "one";
        row.kind = kind;
        row.versionName = version;
        row.versionCommit = "c0ffee";
        row.taken = NOON.plusSeconds(all.size());
        row.verified = NOON.plusSeconds(60);
        row.fingerprints = "{}";
        all.addFirst(row);
    }
}
