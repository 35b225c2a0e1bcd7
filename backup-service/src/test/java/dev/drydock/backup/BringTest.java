package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup that the catalogue does not know, brought in from elsewhere and restored like any other. */
class BringTest {
    private static final Version V1 = new Version("v1", "c1");
    private static final Version V2 = new Version("v2", "c2");

    @TempDir
    static Path models;

    private static Fixture model;

    @TempDir
    Path base;

    private Fixture harbour;
    private Path carried;

    @BeforeAll
    static void model() {
        model = Fixture.tinyBackedUp(models);
    }

    @BeforeEach
    void aBackupIsCarriedAway() {
        harbour = model.clone(base);
        carried = base.resolve("usb/old");
        harbour.inRoot("mkdir ../usb; mv ../store/harbour/b1 ../usb/old");
    }

    private Said bring(String path) {
        return bring(path, "", V1, V2);
    }

    private Said bring(String path, String database, Version from, Version to) {
        return harbour.perform(new Work.Bring("r-file", path, database, harbour.content, from, to));
    }

    private void drilled() {
        StoryTest.done(harbour.perform(new Work.Drill("r-file", harbour.content)));
    }

    private void restore(String part) {
        StoryTest.done(
                harbour.perform(new Work.Restore("r-file", part, harbour.content, Fixture.DOORS, false, "", Map.of())));
    }

    private List<String> differences() {
        Said said = harbour.perform(new Work.Prove("r-file", harbour.content));
        return ((Found.Proved) StoryTest.done(said).found()).differences();
    }

    private String seen() {
        return harbour.inRoot("find . -path ./data/app.db -o -printf '%p %y %m %s %T@\\n' | sort;"
                + " find src -type f -exec sha256sum {} + | sort; sqlite3 data/app.db .dump");
    }

    private void nothingIsCatalogued() {
        assertThat(harbour.store.resolve("harbour/r-file/complete.json")).doesNotExist();
        assertThat(ThreeStores.refused(harbour.perform(new Work.Drill("r-file", harbour.content))))
                .contains("no complete backup r-file");
    }

    @Test
    void aWholeBackupOnTheSitesHostIsRestored() {
        String good = seen();
        harbour.inRoot("rm src/one; printf new >src/new; sqlite3 data/app.db 'DELETE FROM ship'");

        Found.Brought brought =
                (Found.Brought) StoryTest.done(bring(carried.toString())).found();
        drilled();
        restore("tree");
        restore("database:main");

        assertThat(brought.fingerprints()).containsOnlyKeys("tree", "database:main");
        assertThat(brought.taken()).isAfter(java.time.Instant.now().minusSeconds(3600));
        assertThat(differences()).isEmpty();
        assertThat(seen()).isEqualTo(good);
        assertThat(harbour.store.resolve("harbour/r-file/RESTORE.md")).content().contains("Put the files back");
        assertThat(carried.resolve("complete.json")).exists();
    }

    @Test
    void aBackupThatLiesInAStoreIsBroughtByItsName() {
        harbour.inRoot("mv ../usb/old ../store/harbour/b1");

        StoryTest.done(bring("harbour/b1"));

        drilled();
    }

    @Test
    void withoutADrillItDoesNotCount() {
        StoryTest.done(bring(carried.toString()));

        Said said = harbour.perform(
                new Work.Restore("r-file", "tree", harbour.content, Fixture.DOORS, false, "", Map.of()));

        assertThat(ThreeStores.refused(said)).contains("has not been drilled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json.zst", "tree-0.tar.zst", "database-main.tar.zst"})
    void oneThatRottedOnTheWayIsRefused(String artefact) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(carried.resolve(artefact).toFile(), "rw")) {
            file.seek(file.length() / 2);
            int b = file.read();
            file.seek(file.length() / 2);
            file.write(b ^ 1);
        }

        assertThat(ThreeStores.refused(bring(carried.toString()))).contains(artefact + " is not what was written");
        nothingIsCatalogued();
    }

    @Test
    void anotherSitesIsRefused() {
        Place p = harbour.place;
        harbour.place = new Place("other", p.root(), p.marker(), "", p.jobs(), Map.of(), Map.of());

        assertThat(ThreeStores.refused(bring(carried.toString())))
                .contains("is a backup of site harbour, not of other");
        assertThat(ThreeStores.refused(bring("harbour/b1"))).contains("is a backup of site harbour");
    }

    @Test
    void oneThatOnlySaysThatItIsThisSitesIsRefused() {
        harbour.inRoot("mkdir ../other");
        Fixture other = Fixture.tiny(base.resolve("other"));
        Place p = other.place;
        other.place = new Place("other", p.root(), p.marker(), "", p.jobs(), Map.of(), Map.of());
        other.copy();
        other.closeDoors();
        StoryTest.done(other.backup());
        harbour.inRoot("sed -i 's/\"site\":\"other\"/\"site\":\"harbour\"/' ../other/store/other/b1/complete.json");

        assertThat(ThreeStores.refused(
                        bring(base.resolve("other/store/other/b1").toString())))
                .contains("what is in it is of site other");
        nothingIsCatalogued();
    }

    @Test
    void oneOfAnotherFileIsRefused() {
        harbour.content = new Content(
                List.of(),
                List.of(),
                List.of(),
                harbour.content.mark(),
                List.of(new Content.Database("main", "sqlite", "data/other.db")));

        assertThat(ThreeStores.refused(bring(carried.toString()))).contains("database main had another file");
        nothingIsCatalogued();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "/etc", "a//b", ""})
    void oneWhosePathsLeadElsewhereIsRefused(String path) {
        harbour.inRoot(
                "cd ../usb/old; zstd -dq --rm manifest.json.zst; sed -i 's|\"cache\":\\[[^]]*]|\"cache\":[\"" + path
                        + "\"]|' manifest.json; zstd -q --rm manifest.json;"
                        + " python3 -c 'import hashlib, json, os; c = json.load(open(\"complete.json\"));"
                        + " b = open(\"manifest.json.zst\", \"rb\").read();"
                        + " [a.update(sha256=hashlib.sha256(b).hexdigest(), size=len(b)) for a in c[\"artefacts\"]"
                        + " if a[\"name\"] == \"manifest.json.zst\"]; json.dump(c, open(\"complete.json\", \"w\"))'");

        assertThat(ThreeStores.refused(bring(carried.toString()))).contains("no path below the site's root");
        nothingIsCatalogued();
    }

    @Test
    void anotherEnginesIsRefused() {
        harbour.content = new Content(
                List.of(),
                List.of(),
                List.of(),
                harbour.content.mark(),
                List.of(new Content.Database("main", "mysql", "data/app.db")));

        assertThat(ThreeStores.refused(bring(carried.toString()))).contains("[main (sqlite)]", "[main (mysql)]");
        nothingIsCatalogued();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "relative", "harbour/../b1", "harbour/b9", "/etc"})
    void whatIsNoneIsRefused(String path) {
        assertThat(((Said.Refused) bring(path)).next()).isNotEmpty();
        nothingIsCatalogued();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret", "/etc/passwd", "a b"})
    void aNameThatLeadsElsewhereIsRefused(String name) {
        harbour.inRoot("sed -i 's|\"tree-0.tar.zst\"|\"" + name + "\"|' ../usb/old/complete.json");

        assertThat(ThreeStores.refused(bring(carried.toString()))).contains("cannot be the name");
        nothingIsCatalogued();
    }

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
