package dev.drydock.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {
    private static final Command LIE = Command.of("echo 'Application is now in maintenance mode.'");
    private static final List<Doors.Writer> CLERK =
            List.of(new Doors.Writer("clerk", Command.of("echo stop >> clerk"), Command.of("echo start >> clerk")));

    @TempDir
    Path folder;

    private TinySite site;

    @BeforeEach
    void start() throws IOException {
        site = new TinySite(folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void closesStopsTheWritersAndLeavesANote() {
        assertThat(close(TinySite.CLOSE)).isEqualTo(Said.Done.nothing());
        assertThat(site.root.resolve("down")).exists();
        assertThat(site.root.resolve("clerk")).hasContent("stop");
        assertThat(site.jobs.resolve("DRYDOCK.txt"))
                .content()
                .contains("run run-7 at 2026-11-21T08:00:00Z", "rm -f down", "echo start >> clerk");
    }

    @Test
    @Shows(39)
    void doesNotBelieveACommandThatOnlySaysSo() {
        assertFailed(close(LIE), "not seen to be closed", "status 200", "mark down absent");
    }

    @Test
    void aMarkAloneDoesNotCloseAPageThatStillAnswers() {
        Doors doors = new Doors(
                Command.of("touch other"), TinySite.OPEN, TinySite.BY_HAND, List.of("other"), List.of(), site.url);

        assertFailed(site.perform(new Work.CloseDoors(doors)), "status 200", "mark other present");
    }

    @Test
    void aCloseThatFailsTouchesNoWriterAndTellsHowTheDoorsAre() {
        assertFailed(close(Command.of("exit 4")), "close-doors exited with 4", "the doors now", "status 200");
        assertThat(site.root.resolve("clerk")).doesNotExist();
    }

    @Test
    void doorsThatAreClosedAreNotClosedAgain() throws IOException {
        Files.createFile(site.root.resolve("down"));

        assertThat(close(Command.of("exit 4"))).isEqualTo(Said.Done.nothing());
        assertThat(site.root.resolve("clerk")).hasContent("stop");
    }

    /** Else a broken application would keep its own backup from being put back. */
    @Test
    void onTheWayBackAMarkIsBelievedWhateverTheBrokenApplicationSays() throws IOException {
        Files.createFile(site.root.resolve("down"));
        site.status = 500;
        Doors doors = site.doors(Command.of("exit 255"), TinySite.OPEN, CLERK);

        assertThat(site.perform(new Work.CloseDoors(doors, true))).isEqualTo(Said.Done.nothing());
        assertThat(site.root.resolve("clerk")).doesNotExist();
    }

    @Test
    void onTheWayBackDoorsThatWereOpenedAreClosed() throws IOException {
        Doors doors = site.doors(TinySite.CLOSE, TinySite.OPEN, CLERK);

        assertThat(site.perform(new Work.CloseDoors(doors, true))).isEqualTo(Said.Done.nothing());
        assertThat(site.root.resolve("down")).exists();
        assertThat(site.root.resolve("clerk")).hasContent("stop");
    }

    @Test
    void onTheWayBackWithoutAMarkAPageThatIsNoneIsClosedEnough() {
        Doors doors = new Doors(Command.of("true"), TinySite.OPEN, TinySite.BY_HAND, List.of(), List.of(), site.url);

        assertThat(site.perform(new Work.CloseDoors(doors, true))).isInstanceOf(Said.Failed.class);
        site.status = 502;
        assertThat(site.perform(new Work.CloseDoors(doors, true))).isEqualTo(Said.Done.nothing());
    }

    @Test
    void aServiceThatIsStoppedIsClosedWhereNobodyAnswersOrOnlyTheServerInFront() {
        assertFailed(site.perform(new Work.CloseDoors(stopping("true"))), "not seen to be closed", "status 200");
        site.status = 500;
        assertFailed(site.perform(new Work.CloseDoors(stopping("true"))), "not seen to be closed", "status 500");
        site.status = 502;
        assertThat(site.perform(new Work.CloseDoors(stopping("true")))).isEqualTo(Said.Done.nothing());
        site.close();
        assertThat(site.perform(new Work.CloseDoors(stopping("true")))).isEqualTo(Said.Done.nothing());
    }

    /** What hangs may still write. On the way back the application may be what is broken. */
    @Test
    void aServiceThatDoesNotAnswerIsStoppedAllTheSameButNotOnTheWayBack() {
        site.status = 504;

        assertFailed(site.perform(new Work.CloseDoors(stopping("exit 4"))), "close-doors exited with 4");
        assertThat(site.perform(new Work.CloseDoors(stopping("exit 4"), true))).isEqualTo(Said.Done.nothing());
        site.status = 500;
        assertFailed(site.perform(new Work.CloseDoors(stopping("exit 4"), true)), "close-doors exited with 4");
    }

    @Test
    void aServiceIsStartedByOpeningOnceAndOpenWhenItAnswers() {
        site.status = 502;
        assertFailed(site.perform(new Work.OpenDoors(stopping("true"), false)), "not seen to be open", "status 502");
        assertFailed(site.perform(new Work.OpenDoors(stopping("exit 4"), false)), "open-doors exited with 4");

        site.status = 200;
        assertThat(site.perform(new Work.OpenDoors(stopping("exit 4"), false))).isEqualTo(Said.Done.nothing());
    }

    private Doors stopping(String command) {
        Command each = Command.of(command);
        return new Doors(each, each, each, List.of(), List.of(), site.url, "web");
    }

    @Test
    void everyLookIsOneThatNoCacheKnows() {
        close(LIE);

        assertThat(site.queries).hasSizeGreaterThan(2).doesNotHaveDuplicates().allMatch(q -> q.startsWith("drydock=n"));
    }

    @Test
    void withoutAUrlTheMarkDecides() {
        Doors doors = new Doors(TinySite.CLOSE, TinySite.OPEN, TinySite.BY_HAND, List.of("down"), List.of(), "");

        assertThat(site.perform(new Work.CloseDoors(doors))).isEqualTo(Said.Done.nothing());
        assertThat(site.queries).isEmpty();
    }

    @Test
    void whatCannotBeSeenIsNotCalledClosed() {
        Doors doors = new Doors(TinySite.CLOSE, TinySite.OPEN, TinySite.BY_HAND, List.of(), List.of(), "");

        assertThat(site.perform(new Work.CloseDoors(doors))).isInstanceOf(Said.Failed.class);
    }

    @Test
    void opensStartsTheWritersAndTakesTheNoteAway() {
        close(TinySite.CLOSE);

        assertThat(open(TinySite.OPEN, false)).isEqualTo(Said.Done.nothing());
        assertThat(site.root.resolve("down")).doesNotExist();
        assertThat(site.root.resolve("clerk")).hasContent("stop\nstart");
        assertThat(site.jobs.resolve("DRYDOCK.txt")).doesNotExist();
    }

    @Test
    @Shows(40)
    void byHandOpensWithoutTheApplication() throws IOException {
        close(TinySite.CLOSE);
        Files.delete(site.root.resolve("application"));

        assertThat(open(TinySite.OPEN, false)).isInstanceOf(Said.Failed.class);
        assertThat(open(TinySite.OPEN, true)).isEqualTo(Said.Done.nothing());
        assertThat(site.root.resolve("down")).doesNotExist();
    }

    @Test
    void aMarkThatStaysIsAFailure() {
        close(TinySite.CLOSE);

        assertFailed(open(LIE, false), "not seen to be open", "status 503", "mark down present");
    }

    @Test
    void doorsThatAreOpenAreNotOpenedAgain() {
        assertThat(open(Command.of("exit 4"), false)).isEqualTo(Said.Done.nothing());
        assertThat(site.root.resolve("clerk")).hasContent("start");
    }

    @Test
    void aPageThatDoesNotAnswerIsNotOpen() {
        site.close();

        assertFailed(open(TinySite.BY_HAND, false), "not seen to be open", "no answer (ConnectException");
    }

    @Test
    void restartAndClearCacheAreJudgedLikeEveryCommand() {
        Command bad = new Command("echo started", 0, List.of("is up"));

        assertFailed(site.perform(new Work.Restart("web", bad)), "restart of web exited with 0");
        assertFailed(site.perform(new Work.ClearCache(bad)), "clear-cache exited with 0");
        assertThat(site.perform(new Work.Restart("web", Command.of("true")))).isEqualTo(Said.Done.nothing());
    }

    @Test
    @Shows(46)
    void whatARestartStartsLivesOnAndWhatClearCacheStartsDoesNot() throws Exception {
        String service = "setsid sh -c 'echo $$ >%s; exec sleep 1000' & until [ -s %s ]; do :; done";

        Said restart = site.perform(new Work.Restart("web", Command.of(service.formatted("web", "web"))));
        Said clear = site.perform(new Work.ClearCache(Command.of(service.formatted("job", "job"))));

        assertThat(restart).isEqualTo(Said.Done.nothing());
        assertFailed(clear, "left processes running");
        assertThat(lives("job")).isFalse();
        assertThat(lives("web")).isTrue();
        ProcessHandle.of(pid("web")).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void aRestartPastItsLimitHasFailed() {
        Said said = site.perform(new Work.Restart("web", new Command("sleep 1000", 1, List.of())));

        assertFailed(said, "past its limit of 1 s");
    }

    private long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(site.root.resolve(name)).strip());
    }

    /** One that is dead but not yet collected has no program any more. */
    private boolean lives(String name) throws IOException {
        return Files.exists(Path.of("/proc", String.valueOf(pid(name)), "exe"));
    }

    private Said close(Command close) {
        return site.perform(new Work.CloseDoors(site.doors(close, TinySite.OPEN, CLERK)));
    }

    private Said open(Command open, boolean byHand) {
        return site.perform(new Work.OpenDoors(site.doors(TinySite.CLOSE, open, CLERK), byHand));
    }

    private static void assertFailed(Said said, String... reasons) {
        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> {
            assertThat(failed.reason()).contains(reasons);
            assertThat(failed.next()).isNotBlank();
        });
    }
}
