package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies that rot, are away, are too few, or are to be erased. */
class CopiesTest extends ThreeStores {
    @ParameterizedTest
    @ValueSource(strings = {"tree-0.tar.zst", "database-main.tar.zst", "manifest.json.zst", "complete.json"})
    void aFlippedBitInOneCopyIsFoundByTheDrillAndTheOthersCount(String artefact) throws IOException {
        stores(2);
        taken();
        flip(near, artefact);

        Found.Drilled drilled = (Found.Drilled) StoryTest.done(harbour.drill()).found();

        assertThat(drilled.damaged()).singleElement().asString().contains(near.toString());
        assertThat(files(near)).doesNotContain("verified");
        assertThat(files(far)).contains("verified");
        spoil();
        restored();
    }

    @Test
    void aPlantedCopyThatSaysItIsNewerAndVerifiedIsPassedOver() throws IOException {
        stores(2);
        backedUp();
        Complete real = harbour.shelf().copies().get(1).complete().orElseThrow();
        Fixture.sh(
                near.resolve("harbour/b1"),
                "sed -i -E 's/\"attempt\":[0-9]+/\"attempt\":999999/; s/(\"tree\":\")[0-9a-f]{8}/\\100000000/' complete.json;"
                        + " printf %s \"$(sha256sum <complete.json | head -c 64)\" >verified");
        Work.Restore restore =
                new Work.Restore("b1", "tree", harbour.content, Fixture.DOORS, false, null, real.fingerprints());
        spoil();

        Found.Restored restored =
                (Found.Restored) StoryTest.done(harbour.perform(restore)).found();
        Work.Drill drill = new Work.Drill("b1", harbour.content, false, real.fingerprints());
        Found.Drilled drilled =
                (Found.Drilled) StoryTest.done(harbour.perform(drill)).found();

        assertThat(restored.damaged()).singleElement().asString().contains("that the catalogue knows");
        assertThat(drilled.damaged()).singleElement().asString().contains(near.toString(), "that the catalogue knows");
        assertThat(files(near)).doesNotContain("verified");
        assertThat(files(far)).contains("verified");
    }

    @Test
    void aFlippedBitInEachCopyIsNeverVerified() throws IOException {
        taken();
        for (Path copy : List.of(near, far, bucket)) flip(copy, "tree-0.tar.zst");

        Found.Damaged damaged = (Found.Damaged) StoryTest.done(harbour.drill()).found();
        assertThat(damaged.reason()).contains(near.toString(), far.toString(), "s3 backups", "SHA-256 differs");

        assertThat(refused(harbour.restore("tree"))).contains("has not been drilled");
    }

    @Test
    void tooFewGoodCopiesFailTheDrillAndTheGoodOneStaysVerified() throws IOException {
        backedUp();
        flip(near, "tree-0.tar.zst");
        flip(far, "tree-0.tar.zst");

        assertThat(failed(harbour.drill())).contains("too few good copies", near.toString(), "3 copies are needed");

        assertThat(files(near)).doesNotContain("verified");
        assertThat(files(bucket)).contains("verified");
        spoil();
        restored();
    }

    @Test
    void aStoreThatIsAwayMakesNoBackupDamaged() throws IOException {
        backedUp();
        flip(near, "tree-0.tar.zst");
        flip(far, "tree-0.tar.zst");
        harbour.secret("s3-key", "wrong for now");

        assertThat(failed(harbour.drill())).contains("too few good copies", "SignatureDoesNotMatch");
    }

    @Test
    void whatIsForgottenIsGoneFromEveryStoreOrTheOrderFails() throws IOException {
        backedUp();
        harbour.keep();
        Work forget = new Work.Forget(List.of("b1", "b1-kept"));
        harbour.secret("s3-key", "wrong for now");
        assertThat(failed(harbour.perform(forget))).contains("not all could be erased", "s3 backups");
        assertThat(near.resolve("harbour")).isEmptyDirectory();
        harbour.secret("s3-key", S3Server.SECRET);

        StoryTest.done(harbour.perform(forget));

        for (Path store : List.of(near, far))
            assertThat(store.resolve("harbour")).isEmptyDirectory();
        assertThat(files(bucket)).isEmpty();
    }

    @Test
    void whatRottedAfterTheDrillIsPassedOverAndSaid() throws IOException {
        backedUp();
        flip(near, "tree-0.tar.zst");
        flip(far, "tree-0.tar.zst");
        spoil();

        Found found = StoryTest.done(harbour.restore("tree")).found();

        assertThat(((Found.Restored) found).from()).contains("s3 backups");
        assertThat(((Found.Restored) found).damaged()).hasSize(2).allMatch(why -> why.contains("SHA-256 differs"));
        restored();
        flip(bucket, "tree-0.tar.zst");
        assertThat(refused(harbour.restore("tree"))).contains(near.toString(), "s3 backups", "as it was before");
    }

    @Test
    void aStoreThatWasAwayWithAnEarlierAttemptDoesNotCount() throws IOException {
        stores(1);
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        Fixture.sh(base, "mv near away; touch near");
        harbour.inRoot("printf changed >src/one");
        Found taken = StoryTest.done(harbour.backup()).found();
        Fixture.sh(base, "rm near; mv away near");

        Found.Drilled drilled = (Found.Drilled) StoryTest.done(harbour.drill()).found();

        assertThat(taken.caveat()).startsWith("not in the folder " + near);
        assertThat(drilled.damaged()).singleElement().asString().contains(near.toString(), "earlier attempt");
        assertThat(drilled.caveat()).startsWith("no good is the copy in the folder " + near);
        harbour.inRoot("rm src/one");
        StoryTest.done(harbour.restore("tree"));
        assertThat(harbour.root.resolve("src/one")).hasContent("changed");
    }
}
