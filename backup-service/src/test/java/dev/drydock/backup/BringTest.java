package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup that the catalogue does not know, brought in from elsewhere and restored like any other. */
class BringTest extends Bringing {
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
    void aFileIsNamedFromTheTop() {
        assertThat(bring("dumps/notes.sql")).isInstanceOfSatisfying(Said.Refused.class, refused -> {
            assertThat(refused.reason()).contains("dumps/notes.sql is no absolute path");
            assertThat(refused.next()).contains("absolute path on the site's host");
        });
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
        manifestEdited("s|\"cache\":\\[[^]]*]|\"cache\":[\"" + path + "\"]|");

        assertThat(ThreeStores.refused(bring(carried.toString()))).contains("no path below the site's root");
        nothingIsCatalogued();
    }

    @Test
    void oneThatWouldPutADatabaseElsewhereIsRefused() {
        manifestEdited("s|\"file\":\"data/app.db\",\"folderTime\"|\"file\":\"../../other.db\",\"folderTime\"|");

        assertThat(ThreeStores.refused(bring(carried.toString()))).contains("of database main was of another file");
        nothingIsCatalogued();
    }

    /** By somebody who knows how: all its sums are right. */
    private void manifestEdited(String sed) {
        harbour.inRoot("cd ../usb/old; zstd -dq --rm manifest.json.zst; cp manifest.json was; sed -i '" + sed
                + "' manifest.json; ! cmp -s was manifest.json; rm was; zstd -q --rm manifest.json;"
                + " python3 -c 'import hashlib, json; c = json.load(open(\"complete.json\"));"
                + " b = open(\"manifest.json.zst\", \"rb\").read();"
                + " [a.update(sha256=hashlib.sha256(b).hexdigest(), size=len(b)) for a in c[\"artefacts\"]"
                + " if a[\"name\"] == \"manifest.json.zst\"]; json.dump(c, open(\"complete.json\", \"w\"))'");
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
}
