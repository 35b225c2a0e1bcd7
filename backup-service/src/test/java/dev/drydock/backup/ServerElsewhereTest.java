package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restore by hand whose backup was taken when the site used another database: nobody has backed that one up. */
@Tag("real")
class ServerElsewhereTest {
    @TempDir
    Path base;

    private ServerFixture site;

    @AfterEach
    void nothingIsTheRolesAnyMore() {
        site.server.sql("", "DROP DATABASE IF EXISTS moved");
    }

    private void chosenBackedUp(Dialect dialect) {
        site = ServerFixture.of(dialect, base);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
    }

    private void theSiteUsesAnother(Dialect dialect) throws IOException {
        site.server.sql("", "CREATE DATABASE moved" + (dialect == Dialect.POSTGRESQL ? " OWNER app" : ""));
        if (dialect == Dialect.MYSQL) site.server.sql("", "GRANT ALL ON moved.* TO app@'%'");
        Path env = site.harbour.root.resolve(".env");
        Files.writeString(env, Files.readString(env).replace("DB_DATABASE=\"app\"", "DB_DATABASE=\"moved\""));
    }

    private void presentBackedUp() {
        StoryTest.done(site.harbour.perform(new Work.Copy("now", site.harbour.content)));
        StoryTest.done(site.harbour.perform(new Work.Backup("now", site.harbour.content)));
        StoryTest.done(site.harbour.perform(new Work.Drill("now", site.harbour.content)));
    }

    /** @param present empty: what is there was given up */
    private Said restore(String part, String present) {
        return site.harbour.perform(
                new Work.Restore("b1", part, site.harbour.content, Fixture.DOORS, false, present, Map.of()));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isRefusedBeforeAnythingIsPutBack(Dialect dialect) throws IOException {
        chosenBackedUp(dialect);
        theSiteUsesAnother(dialect);
        presentBackedUp();
        site.spoil();
        String former = site.server.picture("app");
        String env = Files.readString(site.harbour.root.resolve(".env"));

        Said tree = restore("tree", "now");
        Said database = restore("database:main", "now");

        assertThat(ThreeStores.refused(tree)).contains("of database app", "uses database moved", "not been backed up");
        assertThat(((Said.Refused) tree).next()).contains(".env", "start anew");
        assertThat(ThreeStores.refused(database)).contains("database moved");
        assertThat(site.harbour.root.resolve(".env")).hasContent(env);
        assertThat(site.server.picture("app")).isEqualTo(former);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isRefusedToo_whereWhatIsThereIsGivenUp(Dialect dialect) throws IOException {
        chosenBackedUp(dialect);
        theSiteUsesAnother(dialect);
        site.spoil();
        String former = site.server.picture("app");

        assertThat(ThreeStores.refused(restore("tree", ""))).contains("database moved");
        assertThat(ThreeStores.refused(restore("database:main", ""))).contains("database moved");
        assertThat(site.server.picture("app")).isEqualTo(former);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whereItIsTheSameOrNobodyCanTell_itIsPutBack(Dialect dialect) throws IOException {
        chosenBackedUp(dialect);
        String good = site.server.picture("app");
        site.spoil();
        presentBackedUp();

        StoryTest.done(restore("database:main", "now"));
        Files.delete(site.harbour.root.resolve(".env"));
        StoryTest.done(restore("tree", ""));
        StoryTest.done(restore("database:main", ""));

        assertThat(site.server.picture("app")).isEqualTo(good);
        assertThat(site.harbour.root.resolve(".env")).exists();
    }
}
