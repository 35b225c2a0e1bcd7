package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person has approved, and a database that this code must not migrate. */
class ReviewedTest extends OnASite {
    @Test
    void whatWasApprovedIsRun() throws IOException {
        Files.writeString(root.resolve("sql"), "DROP TABLE a;\n");

        assertThat(migrateReviewed("cat sql >&2", "DROP TABLE a;", false)).isInstanceOf(Said.Done.class);
        assertThat(root.resolve("ledger")).hasContent("ran");
    }

    @ParameterizedTest
    @CsvSource({
        "cat sql, 'DROP TABLE b;', 'the SQL is now another one'",
        "cat sql, '', 'the SQL is now another one'",
        "cat sql; exit 3, 'DROP TABLE a;', 'exited with 3'"
    })
    @Shows(64)
    void anotherSqlThanWhatWasApprovedIsNotRun(String preview, String approved, String reason) throws IOException {
        Files.writeString(root.resolve("sql"), "DROP TABLE a;\n");

        assertThat(migrateReviewed(preview, approved, false))
                .isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                        .contains("was not begun: approved was the SQL", reason));
        assertThat(root.resolve("ledger")).doesNotExist();
    }

    @Test
    void begunBeforeItDoesNotAskWhatWouldRun() throws IOException {
        Files.writeString(root.resolve("sql"), "DROP TABLE a;\n");
        migrateReviewed("cat sql", "DROP TABLE a;", false);
        attempts--;

        assertThat(migrateReviewed("true", "DROP TABLE a;", true)).isInstanceOf(Said.Done.class);
        assertThat(root.resolve("ledger")).hasContent("ran");
    }

    private Said migrateReviewed(String preview, String approved, boolean begunBefore) {
        Work.Reviewed reviewed = new Work.Reviewed(
                Command.of(preview),
                Sql.printed(approved == null ? "" : approved).hash());
        return perform(new Work.Migrate(UP, new Work.StateProbe(PROBE, "", "2"), reviewed), begunBefore);
    }

    @Test
    @Shows(72)
    void aDatabaseThatIsNewerThanTheCodeIsNotMigrated() throws IOException {
        Files.writeString(
                root.resolve("schema"), "    >> New Migrations: 0\n    >> Executed Unavailable Migrations: 2\n");

        assertThat(migrate(UP, "", ""))
                .isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                        .contains("the database is newer than the code: it has run 2 migrations"));
        assertThat(root.resolve("ledger")).doesNotExist();
    }
}
