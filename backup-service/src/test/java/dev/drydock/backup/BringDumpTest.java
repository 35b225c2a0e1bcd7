package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application, or a person, has dumped, brought in and restored. */
class BringDumpTest extends Bringing {
    @Test
    void aDumpOfTheApplicationsOwnIsRestored_andNothingElse() throws IOException {
        Path dump = base.resolve("db-v1.0.dump");
        harbour.inRoot("chmod 640 data/app.db; sqlite3 data/app.db .dump >../db-v1.0.dump");
        harbour.inRoot("printf mine >src/one; sqlite3 data/app.db 'DELETE FROM ship; CREATE TABLE x(y)'");

        Found.Brought brought = (Found.Brought)
                StoryTest.done(bring(dump.toString(), "", V1, V1)).found();
        drilled();
        restore("tree");
        restore("database:main");

        assertThat(brought.fingerprints()).containsOnlyKeys("database:main");
        assertThat(differences()).isEmpty();
        assertThat(harbour.inRoot("sqlite3 data/app.db 'SELECT * FROM ship; SELECT name FROM sqlite_schema'"))
                .isEqualTo("Vasa\nship\n");
        assertThat(harbour.inRoot("stat -c %a data/app.db")).isEqualTo("640\n");
        assertThat(harbour.root.resolve("src/one")).hasContent("mine");
        assertThat(Files.readString(harbour.store.resolve("harbour/r-file/RESTORE.md")))
                .contains("Put a database back")
                .doesNotContain("rm -f -- {} +");
        assertThat(harbour.leftovers()).isEmpty();
    }

    @Test
    void aCopyOfTheFileItselfIsADumpToo() {
        harbour.inRoot("cp data/app.db ../copy.db; sqlite3 data/app.db 'DELETE FROM ship'");

        StoryTest.done(bring(base.resolve("copy.db").toString(), "main", V1, V1));
        drilled();
        restore("database:main");

        assertThat(harbour.inRoot("sqlite3 data/app.db 'SELECT * FROM ship'")).isEqualTo("Vasa\n");
    }

    @Test
    void aDatabaseThatADumpDoesNotHoldIsLeft() {
        harbour.content = new Content(
                List.of(),
                List.of(),
                List.of(),
                harbour.content.mark(),
                List.of(
                        new Content.Database("main", "sqlite", "data/app.db"),
                        new Content.Database("search", "sqlite", "data/search.db")));
        harbour.inRoot("cp data/app.db ../copy.db; sqlite3 data/search.db 'CREATE TABLE word(w)'");
        String dump = base.resolve("copy.db").toString();

        assertThat(ThreeStores.refused(bring(dump, "", V1, V1))).contains("[main, search]", "--database");
        StoryTest.done(bring(dump, "main", V1, V1));
        drilled();
        restore("database:search");

        assertThat(harbour.inRoot("sqlite3 data/search.db .tables")).contains("word");
        assertThat(differences()).isEmpty();
    }

    @Test
    void aDumpOfAnotherVersionThanTheCodeIsRefused() {
        harbour.inRoot("sqlite3 data/app.db .dump >../d.sql");

        assertThat(ThreeStores.refused(bring(base.resolve("d.sql").toString(), "", V2, V1)))
                .contains("leaves the code as it is", "v2", "v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite3 data/app.db .dump | head -n -1",
                "sqlite3 data/app.db .dump | tail -n 1",
                "printf 'hello\\n'",
                "printf ''",
                "printf 'BEGIN;\\n.shell touch %s/pwned\\nCREATE TABLE a(b);\\nCOMMIT;\\n' \"$PWD\"",
                "printf \"ATTACH '%s/pwned' AS e;\\nCREATE TABLE e.a(b);\\nCREATE TABLE a(b);\\nCOMMIT;\\n\" \"$PWD\"",
                "printf 'CREATE TABLE a(b);\\nSELECT nonsense;\\nCOMMIT;\\n'",
                "head -c 5000 data/app.db"
            })
    void aDumpThatIsCutOrHostileIsRefused(String make) {
        harbour.inRoot("{ " + make + "; } >../d.sql");

        assertThat(ThreeStores.refused(bring(base.resolve("d.sql").toString(), "", V1, V1)))
                .contains("the site was not touched");
        assertThat(harbour.root.resolve("pwned")).doesNotExist();
        nothingIsCatalogued();
    }

    @Test
    void aDumpThatPrintsWithoutEndHoldsNothingUp() {
        harbour.inRoot("{ echo 'BEGIN; CREATE TABLE a(b);'; for i in $(seq 20000); do echo \"SELECT '" + "x".repeat(90)
                + "';\"; done; echo 'COMMIT;'; } >../d.sql");

        StoryTest.done(bring(base.resolve("d.sql").toString(), "", V1, V1));
    }
}
