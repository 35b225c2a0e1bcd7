package dev.drydock.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Found;
import dev.drydock.contract.Health;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
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

class ProbeTest {
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
    void goodWhereVersionStatusAndContentAreRight() {
        assertThat(probe("v1.1", site.health("", "the harbour"), true))
                .isEqualTo(new Said.Done(new Found.Probed("1.1", 200)));
    }

    @Test
    @Shows(13)
    void tellsWhichVersionItExpectedAndWhichCame() {
        assertFailed(probe("v1.2", site.health("", ""), false), "should print v1.2, it printed: 1.1");
    }

    @Test
    void onABranchItMayCallItselfWhatItLikesButNotNothing() {
        Health silent = new Health(Command.of("true"), "", Health.WayIn.NONE, "");

        assertThat(probe("refs/heads/main", site.health("", ""), false)).isInstanceOf(Said.Done.class);
        assertFailed(probe("refs/heads/main", silent, false), "should print a version, it printed: nothing");
    }

    @Test
    void whatCouldNotSayItsVersionBeforeMaySayAnyButNotNothing() {
        Health silent = new Health(Command.of("true"), "", Health.WayIn.NONE, "");

        assertThat(probe("", site.health("", ""), false)).isInstanceOf(Said.Done.class);
        assertFailed(probe("", silent, false), "should print a version, it printed: nothing");
    }

    @Test
    void tellsWhyAVersionCommandDoesNotRun() {
        Health health = new Health(Command.of("cat NO_SUCH_FILE"), "", Health.WayIn.NONE, "");

        assertFailed(probe("v1.1", health, false), "exited with 1", "NO_SUCH_FILE");
    }

    @Test
    void tellsWhichStatusAndWhichContentCame() {
        assertFailed(probe("v1.1", site.health("", "the airport"), true), "`the airport`", "Welcome to the harbour");
        site.status = 500;
        assertFailed(probe("v1.1", site.health("", ""), true), "status 200, it gave status 500");
    }

    @Test
    void theWayInPassesClosedDoors() throws IOException {
        Files.createFile(site.root.resolve("down"));

        assertThat(probe("v1.1", site.health("", new Health.WayIn("X-Way-In", "way_in"), "harbour"), true))
                .isInstanceOf(Said.Done.class);
        assertFailed(probe("v1.1", site.health("", "harbour"), true), "status 503");
    }

    @Test
    void notThroughDoorsThePageIsNotAsked() throws IOException {
        Files.createFile(site.root.resolve("down"));

        assertThat(probe("v1.1", site.health("", ""), false)).isEqualTo(new Said.Done(new Found.Probed("1.1", 0)));
        assertThat(site.queries).isEmpty();
    }

    @Test
    void aRedirectIsFollowedOnlyOnTheSameHost() {
        assertThat(probe("v1.1", site.health("onward", "harbour"), true)).isInstanceOf(Said.Done.class);
        assertFailed(probe("v1.1", site.health("elsewhere", ""), true), "it gave status 302");
        assertFailed(probe("v1.1", site.health("round", ""), true), "redirected more than");
    }

    @Test
    void onlyTheBeginningOfAnEndlessPageIsRead() {
        site.body = "harbour" + " ".repeat(300_000) + "airport";

        assertThat(probe("v1.1", site.health("", "harbour"), true)).isInstanceOf(Said.Done.class);
        assertFailed(probe("v1.1", site.health("", "airport"), true), "`airport`");
    }

    @Test
    void aHeaderCannotCarryAnother() {
        Work.Probe hostile = new Work.Probe(
                site.health("", new Health.WayIn("X-A", "way_in"), ""), new Version("v1.1", "0".repeat(40)), true);
        assertFailed(site.perform(hostile, "b\r\nX-Way-In: sesame"), "cannot be sent");
        assertFailed(probe("v1.1", site.health("", new Health.WayIn("Host", "way_in"), ""), true), "cannot be sent");
    }

    @Test
    void preflightIsGoodForAHealthySite() {
        assertThat(preflight(open(), site.health("", ""))).isEqualTo(Said.Done.nothing());
    }

    @Test
    void preflightRefusesDoorsThatAreClosed() throws IOException {
        Files.createFile(site.root.resolve("down"));

        assertRefused(preflight(open(), site.health("", "")), "closed already");
    }

    @Test
    void preflightRefusesASiteThatIsIll() {
        site.status = 500;

        assertRefused(preflight(open(), site.health("", "")), "status 500");
    }

    @Test
    void preflightRefusesASiteThatDoesNotKnowItsVersion() throws IOException {
        Files.delete(site.root.resolve("VERSION"));

        assertRefused(preflight(open(), site.health("", "")), "does not say its version", "exited with 1");
    }

    @Test
    void preflightRefusesDoorsThatNobodyCanSee() {
        Doors blind = new Doors(TinySite.CLOSE, TinySite.OPEN, TinySite.BY_HAND, List.of(), List.of(), "");

        assertRefused(preflight(blind, site.health("", "")), "nobody could see");
    }

    @Test
    void preflightRefusesAddressesThatAreNotHttp() {
        for (String url : List.of("file:///etc/passwd", "http://me:s3cret@localhost/", "http:///", "not a url")) {
            Health health = new Health(Command.of("cat VERSION"), url, Health.WayIn.NONE, "");
            assertRefused(preflight(open(), health), "the url");
        }
    }

    private Doors open() {
        return site.doors(TinySite.CLOSE, TinySite.OPEN, List.of());
    }

    private Said preflight(Doors doors, Health health) {
        return site.perform(site.preflight(doors, health));
    }

    private Said probe(String expected, Health health, boolean throughDoors) {
        return site.perform(new Work.Probe(health, new Version(expected, "0".repeat(40)), throughDoors));
    }

    private static void assertFailed(Said said, String... reasons) {
        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .contains(reasons));
    }

    private static void assertRefused(Said said, String... reasons) {
        assertThat(said).isInstanceOfSatisfying(Said.Refused.class, refused -> {
            assertThat(refused.reason()).contains(reasons);
            assertThat(refused.next()).isNotBlank();
        });
    }
}
