package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be so before anything of a site is replaced. */
class TrustTest {
    @TempDir
    static Path models;

    private static Fixture model;

    @TempDir
    Path base;

    private Fixture harbour;

    @BeforeAll
    static void model() {
        model = Fixture.tinyBackedUp(models);
    }

    @BeforeEach
    void backedUp() {
        harbour = model.clone(base);
    }

    @Test
    @Shows(32)
    void aBackupThatWasNotDrilledDoesNotCount() {
        assertThat(refused(harbour.restore("tree"))).contains("not been drilled");
    }

    @Test
    void anUnknownBackupIsRefused() {
        harbour.inRoot("rm -r ../store/harbour/b1");

        assertThat(refused(harbour.restore("tree"))).contains("no complete backup b1 of site harbour");
    }

    @Test
    void aBackupOfAnotherSiteIsRefused() {
        harbour.drill();
        harbour.inRoot("cp -r ../store/harbour ../store/other");
        Place p = harbour.place;
        harbour.place = new Place("other", p.root(), p.marker(), "", p.jobs(), Map.of(), Map.of());

        assertThat(refused(harbour.restore("tree"))).contains("is backup b1 of site harbour");
    }

    @Test
    void openDoorsAreRefused() {
        harbour.drill();
        harbour.inRoot("rm var/down; rm src/one");

        assertThat(refused(harbour.restore("tree"))).contains("doors of harbour are open");
        assertThat(harbour.root.resolve("src/one")).doesNotExist();
    }

    @Test
    void aVerifiedBackupIsNotWrittenOver() {
        harbour.drill();

        assertThat(refused(harbour.copy())).contains("is verified");
        assertThat(refused(harbour.backup())).contains("is verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree-0.tar.zst", "database-main.tar.zst", "manifest.json.zst"})
    void aCutArtefactDoesNotPassTheDrill(String artefact) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(stored(artefact).toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }

        Said said = harbour.drill();

        assertThat(damage(said)).contains(artefact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree-0.tar.zst", "database-main.tar.zst", "manifest.json.zst"})
    void whatRottedAfterTheDrillIsNotPutBack(String artefact) throws IOException {
        harbour.drill();
        harbour.inRoot("rm src/one; printf x >data/app.db");
        try (RandomAccessFile file = new RandomAccessFile(stored(artefact).toFile(), "rw")) {
            file.seek(file.length() / 2);
            int b = file.read();
            file.seek(file.length() / 2);
            file.write(b ^ 1);
        }

        Said said = harbour.restore(artefact.startsWith("database") ? "database:main" : "tree");

        assertThat(refused(said)).contains(artefact);
        assertThat(harbour.root.resolve("src/one")).doesNotExist();
        assertThat(harbour.root.resolve("data/app.db")).hasContent("x");
    }

    @Test
    void aManifestThatTellsOtherThanTheArchiveIsFoundOut() throws IOException {
        Shelf shelf = harbour.shelf();
        Manifest manifest = shelf.manifest();
        Entry one = manifest.entries().get("src/one");
        manifest.entries().put("src/one", new Entry(one.stat(), new Seen("0".repeat(64), Map.of()), 0));
        Complete complete = shelf.copies().getFirst().complete().orElseThrow();
        Artefact written = shelf.write(manifest);
        shelf.complete(with(complete, written));

        assertThat(damage(harbour.drill())).contains("tree is not what was backed up");
    }

    @Test
    void whatSomebodyElsePutThereIsNotTheBackupThatTheCatalogueKnows() {
        StoryTest.done(harbour.drill());
        Map<String, String> known = Map.of("tree", "0".repeat(64), "database:main", "1".repeat(64));

        Said restore =
                harbour.perform(new Work.Restore("b1", "tree", harbour.content, Fixture.DOORS, false, null, known));
        Said drill = harbour.perform(new Work.Drill("b1", harbour.content, false, known));

        assertThat(refused(restore)).contains("not the backup b1 that the catalogue knows");
        assertThat(damage(drill)).contains("not the backup b1 that the catalogue knows");
        assertThat(refused(harbour.restore("tree"))).contains("not been drilled");
    }

    @Test
    void aForeignManifestDoesNotPassTheDrill() throws IOException {
        Shelf shelf = harbour.shelf();
        Manifest manifest = shelf.manifest();
        Manifest.Head h = manifest.head();
        Complete complete = shelf.copies().getFirst().complete().orElseThrow();
        Artefact written = shelf.write(new Manifest(
                new Manifest.Head(
                        "other", h.root(), "b1", h.content(), h.listed(), h.archives(), h.git(), h.databases()),
                manifest.entries()));
        shelf.complete(with(complete, written));

        assertThat(damage(harbour.drill())).contains("its manifest is of site other");
    }

    private static Complete with(Complete complete, Artefact manifest) {
        return new Complete(
                "harbour",
                "b1",
                complete.artefacts().stream()
                        .map(a -> a.name().equals(manifest.name()) ? manifest : a)
                        .toList(),
                complete.fingerprints(),
                complete.files(),
                complete.bytes());
    }

    @Test
    void whatADrillFindsDamagedIsVerifiedNoLonger() {
        harbour.drill();
        harbour.inRoot("mv ../store/harbour/b1/database-main.tar.zst ../away");

        assertThat(damage(harbour.drill())).contains("database-main.tar.zst is missing");

        assertThat(refused(harbour.restore("tree"))).contains("not been drilled");
        harbour.inRoot("mv ../away ../store/harbour/b1/database-main.tar.zst");
        assertThat(harbour.drill()).isInstanceOf(Said.Done.class);
        assertThat(harbour.restore("tree")).isInstanceOf(Said.Done.class);
    }

    @Test
    void whatWasOnlyCheckedIsRestoredWhereTheDrillWasWaivedAndNowhereElse() {
        Said said = harbour.perform(new Work.Drill("b1", harbour.content, true, Map.of()));

        assertThat(said).isEqualTo(new Said.Done(new Found.Checked("b1", 3)));
        assertThat(refused(harbour.restore("tree"))).contains("not been drilled");
        assertThat(harbour.perform(
                        new Work.Restore("b1", "tree", harbour.content, Fixture.DOORS, true, null, Map.of())))
                .isInstanceOf(Said.Done.class);
    }

    @Test
    void aWaiverAloneIsNoCheck() {
        assertThat(refused(harbour.perform(
                        new Work.Restore("b1", "tree", harbour.content, Fixture.DOORS, true, null, Map.of()))))
                .contains("not been drilled");
    }

    @Test
    void aCheckFindsACutArtefactToo() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(stored("tree-0.tar.zst").toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }

        assertThat(damage(harbour.perform(new Work.Drill("b1", harbour.content, true, Map.of()))))
                .contains("tree-0.tar.zst");
    }

    @Test
    void whatIsForgottenIsGoneAndMayBeForgottenAgain() {
        harbour.drill();
        harbour.keep();
        Work forget = new Work.Forget(java.util.List.of("b1", "b1-kept", "never-was"));

        Said said = harbour.perform(forget);

        assertThat(said).isEqualTo(new Said.Done(new Found.Forgotten(((Work.Forget) forget).backups())));
        assertThat(harbour.store.resolve("harbour")).isEmptyDirectory();
        harbour.begunBefore = true;
        assertThat(harbour.perform(forget)).isEqualTo(said);
        assertThat(refused(harbour.perform(new Work.Forget(java.util.List.of("..")))))
                .contains("cannot be the name");
    }

    @Test
    void whatIsLeftOfAnErasureIsNoBackup() {
        harbour.drill();
        harbour.inRoot("mkdir ../store/harbour/b1/held; touch ../store/harbour/b1/held/x");
        harbour.inRoot("rm ../store/harbour/b1/complete.json");

        assertThat(refused(harbour.restore("tree"))).contains("no complete backup b1");
        assertThat(refused(harbour.drill())).contains("no complete backup b1");
    }

    private static String damage(Said said) {
        assertThat(said).isInstanceOf(Said.Done.class);
        assertThat(((Said.Done) said).found()).isInstanceOf(Found.Damaged.class);
        return ((Found.Damaged) ((Said.Done) said).found()).reason();
    }

    private Path stored(String artefact) {
        Path file = harbour.store.resolve("harbour/b1").resolve(artefact);
        assertThat(Files.exists(file)).isTrue();
        return file;
    }

    private static String refused(Said said) {
        assertThat(said).isInstanceOf(Said.Refused.class);
        assertThat(((Said.Refused) said).next()).isNotEmpty();
        return ((Said.Refused) said).reason();
    }
}
