package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Site;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that break, commands that die in the middle; and that the next attempt makes it good. */
class BrokenOffTest {
    @TempDir
    static Path models;

    private static Fixture model;

    @TempDir
    Path base;

    private Fixture harbour;

    @BeforeAll
    static void model() {
        model = Fixture.tinyBackedUp(models);
        model.drill();
    }

    @BeforeEach
    void backedUp() {
        harbour = model.clone(base);
        harbour.inRoot(
                "printf changed >src/one; rm src/deep/two; printf new >src/new; sqlite3 data/app.db 'DELETE FROM ship'");
    }

    @Test
    void aLineThatBreaksInTheMiddleChangesNothingAndIsInterrupted() {
        harbour.line = site -> new Breaking(site, 3000);

        assertThat(List.of(harbour.restore("tree"), harbour.restore("database:main")))
                .allMatch(Said.Interrupted.class::isInstance);

        nothingChanged();
        allGoodInTheEnd();
    }

    @Test
    void aStreamThatLacksItsLastByteChangesNothingAndIsFailed() {
        harbour.line = site -> new Breaking(site, Breaking.LAST_BYTE);

        assertThat(List.of(harbour.restore("tree"), harbour.restore("database:main")))
                .allMatch(said -> said instanceof Said.Failed f && f.reason().contains("not whole"));

        nothingChanged();
    }

    @Test
    void whatIsRefusedBeforeAnythingWasSentHasNotBegun() {
        harbour.line = site -> refusingAfter(site, 0);
        assertThat(List.of(harbour.restore("tree"), harbour.restore("database:main")))
                .allMatch(Said.Refused.class::isInstance);

        harbour.line = site -> refusingAfter(site, 1); // the look at what is there gets through
        assertThat(harbour.restore("tree")).isInstanceOf(Said.Refused.class);

        nothingChanged();
        allGoodInTheEnd();
    }

    /** A run leaves as it is what nobody has touched: it must hear that this was. */
    @Test
    void whatIsRefusedAfterAPartWasPutBackHasBegun() throws IOException {
        Files.getFileAttributeView(harbour.root.resolve("src/deep"), UserDefinedFileAttributeView.class)
                .write("by-hand", ByteBuffer.wrap(new byte[] {1}));
        harbour.line = site -> refusingAfter(site, 3); // two looks, and what takes that attribute off

        Said said = harbour.restore("tree");

        assertThat(said).isInstanceOf(Said.Interrupted.class);
        assertThat(((Said.Interrupted) said).reason()).contains("no room for jobs", "had been put back before");
        allGoodInTheEnd();
    }

    /** So many pipes get through, then the host takes no more. */
    private static Site refusingAfter(Site site, int pipes) {
        AtomicInteger left = new AtomicInteger(pipes);
        return (Site) Proxy.newProxyInstance(
                Site.class.getClassLoader(),
                new Class<?>[] {Site.class},
                (proxy, method, arguments) -> method.getName().equals("pipe") && left.getAndDecrement() <= 0
                        ? new Piped.Refused<>("no room for jobs")
                        : method.invoke(site, arguments));
    }

    private void nothingChanged() {
        assertThat(harbour.root.resolve("src/one")).hasContent("changed");
        assertThat(harbour.root.resolve("src/new")).hasContent("new");
        assertThat(harbour.inRoot("sqlite3 data/app.db 'SELECT count(*) FROM ship'"))
                .isEqualTo("0\n");
    }

    @Test
    void anUnpackingThatDiesHalfWayIsFailedAndMadeGoodByTheNext() throws IOException {
        Place place = harbour.place;
        harbour.place = with(
                "tar", "case $* in *--extract*) head -c 4000 | /bin/tar \"$@\"; exit 2 ;; esac; exec /bin/tar \"$@\"");

        Said said = harbour.restore("tree");

        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(((Said.Failed) said).reason()).contains("run it again");
        assertThat(harbour.root.resolve("src/new")).doesNotExist();
        harbour.place = place;
        allGoodInTheEnd();
    }

    @Test
    void aSwapThatDiesBetweenRemovingAndRenamingIsMadeGoodByTheNext() throws IOException {
        Place place = harbour.place;
        harbour.inRoot("printf wal >data/app.db-wal");
        harbour.place = with("mv", "case $* in *-fT*) exit 1 ;; esac; exec /bin/mv \"$@\"");

        Said said = harbour.restore("database:main");

        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(harbour.root.resolve("data/app.db-wal")).doesNotExist();
        harbour.place = place;
        allGoodInTheEnd();
        assertThat(harbour.root.resolve("data/app.db.drydock-new")).doesNotExist();
    }

    @Test
    void aSenderThatFailsIsNotTakenForAShortSite() throws IOException {
        harbour.place = with("tar", "/bin/tar \"$@\" | head -c 3000; exit 0");

        Said said = harbour.prove();

        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(((Said.Failed) said).reason()).contains("not whole");
    }

    @Test
    void whatAWorkerThatIsGoneHadBegunIsInterrupted() {
        harbour.begunBefore = true;

        assertThat(List.of(harbour.restore("tree"), harbour.copy(), harbour.prove(), harbour.keep()))
                .allMatch(Said.Interrupted.class::isInstance);
        assertThat(harbour.drill()).isInstanceOf(Said.Done.class);
    }

    private void allGoodInTheEnd() {
        harbour.line = site -> site;
        StoryTest.done(harbour.restore("tree"));
        StoryTest.done(harbour.restore("database:main"));
        assertThat(((Found.Proved) StoryTest.done(harbour.prove()).found()).differences())
                .isEmpty();
    }

    /** The site's host has another command of that name. */
    private Place with(String command, String script) throws IOException {
        Path bin = Files.createDirectories(base.resolve("bin"));
        Files.writeString(bin.resolve(command), "#!/bin/sh\n" + script + "\n");
        bin.resolve(command).toFile().setExecutable(true);
        Place p = harbour.place;
        String path = bin + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        return new Place(p.site(), p.root(), p.marker(), "", p.jobs(), Map.of("PATH", path), Map.of());
    }
}
