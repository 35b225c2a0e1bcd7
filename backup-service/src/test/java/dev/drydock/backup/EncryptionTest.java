package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that only a key opens: the site's own, or the escrowed one. */
class EncryptionTest {
    @TempDir
    Path base;

    private Fixture harbour;
    private String escrow;

    @BeforeEach
    void siteWithKeys() throws IOException {
        harbour = Fixture.tiny(base);
        Files.createDirectories(harbour.secrets);
        for (String key : List.of("one", "two", "escrow", "other")) {
            Fixture.sh(harbour.secrets, "age-keygen -o " + key);
        }
        escrow = Fixture.sh(harbour.secrets, "age-keygen -y escrow").strip();
        key("one", List.of(), "");
    }

    private void key(String own, List<String> former, String escrowKey) {
        harbour.stores(
                1,
                new Stores.Encryption("file:" + own, former, List.of(escrow), escrowKey),
                new Stores.Folder(harbour.store.toString()));
    }

    @Test
    void nothingOfTheSiteCanBeReadInTheStoreAndAllComesBack() {
        harbour.inRoot("printf 'a-word-of-the-site' >src/one");
        backedUp();

        String stored =
                Fixture.sh(harbour.store, "cd harbour/b1; ls; cat *; for f in *.zst; do zstd -dc $f || :; done");
        assertThat(stored).contains("tree-0.tar.zst.age", "database-main.tar.zst.age", "manifest.json.zst.age");
        assertThat(stored).doesNotContain("a-word-of-the-site", "src/deep", "SECRET-KEY");
        comesBack();
    }

    @Test
    void afterARotationTheOldOnesStayReadableWhileTheFormerKeyIsThere() {
        backedUp();
        key("two", List.of("file:one"), "");
        comesBack();
        StoryTest.done(harbour.drill());

        key("two", List.of(), "");
        assertThat(harbour.restore("tree").toString()).contains("none of the keys that the site names opens it");
    }

    @Test
    void aDrillOpensWithTheEscrowedKeyWhereItIsGiven() {
        key("one", List.of(), "file:escrow");
        backedUp();

        // the site's own is lost: a drill still proves that the escrowed one opens it
        Fixture.sh(harbour.secrets, "cp two one");
        StoryTest.done(harbour.drill());
        assertThat(harbour.restore("tree").toString()).contains("none of the keys");
    }

    @Test
    void aDrillFindsOutThatAFileIsNotForTheEscrowedKey() throws IOException {
        taken();
        String one = Fixture.sh(harbour.secrets, "age-keygen -y one").strip();
        Fixture.sh(
                harbour.store.resolve("harbour/b1"),
                "age -d -i ../../../secrets/one tree-0.tar.zst.age >plain; age -r " + one
                        + " -r $(age-keygen -y ../../../secrets/other) -o new plain; rm plain; size=$(stat -c %s tree-0.tar.zst.age);"
                        + " test $size = $(stat -c %s new); old=$(sha256sum <tree-0.tar.zst.age); new=$(sha256sum <new);"
                        + " sed -i \"s/${old%% *}/${new%% *}/\" complete.json; mv new tree-0.tar.zst.age");

        assertThat(harbour.drill().toString()).contains("it is not proved that the key");
    }

    @Test
    void whatWasWrittenBeforeThereWasAKeyStaysReadable() {
        harbour.stores(1, null, new Stores.Folder(harbour.store.toString()));
        backedUp();
        key("one", List.of(), "");

        comesBack();
    }

    @Test
    void keysThatAreMissingOrNoneAreRefusedAndNeverShown() throws IOException {
        harbour.secret("bad", "AGE-SECRET-KEY-1HUNTER2");
        key("bad", List.of(), "");
        assertThat(ThreeStores.refused(harbour.preflight(Fixture.CONTENT)))
                .contains("file:bad is no private key")
                .doesNotContain("HUNTER2");
        key("missing", List.of(), "");
        assertThat(ThreeStores.refused(harbour.preflight(Fixture.CONTENT))).contains("cannot be read");
        key("one", List.of(), "file:two");
        assertThat(ThreeStores.refused(harbour.preflight(Fixture.CONTENT))).contains("of none of the keys in `escrow`");
        escrow = Fixture.sh(harbour.secrets, "age-keygen -y one").strip();
        key("one", List.of(), "");
        assertThat(ThreeStores.refused(harbour.preflight(Fixture.CONTENT))).contains("the site's own key");
        assertThat(harbour.store).doesNotExist();
    }

    private void taken() {
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
    }

    private void backedUp() {
        taken();
        StoryTest.done(harbour.drill());
    }

    private void comesBack() {
        harbour.inRoot("rm src/one; printf new >src/new; sqlite3 data/app.db 'DELETE FROM ship'");
        StoryTest.done(harbour.restore("tree"));
        StoryTest.done(harbour.restore("database:main"));
        assertThat(((Found.Proved) StoryTest.done(harbour.prove()).found()).differences())
                .isEmpty();
    }
}
