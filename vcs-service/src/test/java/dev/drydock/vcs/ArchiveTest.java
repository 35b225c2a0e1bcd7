package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.drydock.contract.Archive.Requirement;
import dev.drydock.contract.Command;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site whose releases are zips: found, fetched, refused and swapped in. */
class ArchiveTest {
    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void shop() throws Exception {
        shop = new Shop(folder);
    }

    @Test
    void theReleasesOfAFolderAreThoseOfItsArchivesWithTheirChecksums() throws Exception {
        Files.delete(shop.releases.resolve("app-1.0.zip.sha256"));
        Files.writeString(shop.releases.resolve("notes.txt"), "x");

        Found.Seen seen = shop.look();

        assertThat(seen.releases()).containsExactlyInAnyOrder(new Version("1.0", ""), shop.v2);
        assertThat(seen.current().name()).isEqualTo("1.0");
        assertThat(seen.current().commit()).hasSize(64);
    }

    @Test
    void whatSaysTheVersionOfAReleaseIsTakenForIt() {
        assertThat(shop.look().current()).isEqualTo(shop.v1);
    }

    @ParameterizedTest
    @CsvSource({
        "cp /dev/null app-2.0.zip, 'no zip, or not whole'",
        "head -c 300 app-2.0.zip >x && mv x app-2.0.zip, 'no zip, or not whole'",
        "mkdir -p d/e && cd d/e && echo x >../../evil && rm ../../app-2.0.zip && zip -q ../../app-2.0.zip ../../evil, leads out of it",
        "rm app-2.0.zip && ln -s /etc/passwd app && zip -q -y app-2.0.zip app, leads out of it",
        "rm app-2.0.zip && echo x >other && zip -q app-2.0.zip other, there is no app in it",
        "rm app-2.0.zip && echo >app && head -c 11000000 /dev/zero >z && zip -q app-2.0.zip app z, unpacked it is larger than 10 MiB",
        "rm app-2.0.zip && echo >app && echo >media && zip -q app-2.0.zip app media, what the site keeps lies in a folder",
    })
    void anArchiveThatIsNoGoodIsRefusedBeforeAnythingChanges(String spoil, String why) throws Exception {
        Shop.run(shop.releases, "sh", "-c", spoil);
        Version spoilt = shop.offered("2.0");
        String before = shop.picture();

        Said said = fetch(spoilt);

        assertThat(said).isInstanceOf(Said.Failed.class);
        assertThat(((Said.Failed) said).reason()).contains("is refused").contains(why);
        assertThat(shop.picture()).isEqualTo(before);
        assertThat(folder.resolve("jobs/archives")).isEmptyDirectory();
        assertThat(shop.perform(new Work.Checkout(spoilt))).isInstanceOf(Said.Failed.class);
        assertThat(shop.picture()).isEqualTo(before);
    }

    @Test
    void anArchiveThatIsNotWhatItsChecksumSays() throws Exception {
        Files.writeString(shop.releases.resolve("app-2.0.zip"), "exchanged");

        assertThat(((Said.Failed) fetch(shop.v2)).reason()).contains("is not the one that the plan pins");
    }

    @Test
    void aChecksumThatIsAnotherOneSinceThePlan() throws Exception {
        shop.release("2.0", Map.of("app", "marker", "VERSION", "2.0.1"));

        assertThat(refused(shop.preflight(shop.v2, null))).contains("is another one: the plan pins the checksum");
        assertThat(((Said.Refused) fetch(shop.v2)).reason()).contains("is another one");
    }

    @Test
    void anArchiveThatIsTooLarge() throws Exception {
        Shop.run(shop.releases, "sh", "-c", "head -c 11000000 /dev/urandom >>app-2.0.zip");

        assertThat(((Said.Failed) fetch(shop.offered("2.0"))).reason()).contains("could not be brought");
    }

    @Test
    void whatTheSiteHasAndNeeds() {
        assertThat(shop.perform(shop.preflight(shop.v2, null))).isEqualTo(Said.Done.nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "rm config/local.php, 'the keep-list names config/local.php, and it is not in'",
        "mv media /tmp/$$ && ln -s /tmp/$$ media, media in",
        "mkdir .drydock-old, a checkout was broken off in",
        "echo 1.1 >VERSION, 'the application says it is version 1.1, but the plan starts from 1.0'",
    })
    void whatIsInTheWayIsSaidInPreflight(String spoil, String why) throws Exception {
        Shop.run(shop.root, "sh", "-c", spoil.replace("/tmp/$$", folder + "/elsewhere"));

        assertThat(refused(shop.preflight(shop.v2, null))).contains(why);
    }

    @Test
    @Shows(94)
    void aRecipesOwnRequirementIsAskedInPreflight() {
        shop.with(shop.archive.releases(), List.of(requirement("the memory limit in MiB", "echo 128", "256", "", "")));

        assertThat(refused(shop.preflight(shop.v2, null)))
                .isEqualTo("the memory limit in MiB must be at least 256, it is 128");
    }

    @ParameterizedTest
    @CsvSource({
        "echo 8.2.36, 8.3.0, '', 'PHP must be at least 8.3.0, it is 8.2.36'",
        "echo 8.2.36, 7.2.5, 7.4.999, 'PHP must be at most 7.4.999, it is 8.2.36'",
        "echo unknown, 8.1, '', 'PHP must be a number, it is unknown'",
        "false, 8.1, '', nobody can say which PHP the site has",
    })
    @Shows(95)
    void aReleaseThatAsksForMoreIsStoppedBeforeAnythingChanges(String is, String least, String most, String why)
            throws Exception {
        shop.with(
                shop.archive.releases(),
                List.of(requirement("PHP", is, "", "minimum_php_version", "maximum_php_version")));
        String states = "{\"minimum_php_version\": \"" + least + "\", \"maximum_php_version\": \"" + most + "\"}";
        Version v3 = shop.release("3.0", Map.of("app", "marker", "release.json", states));
        String before = shop.picture();

        Said said = fetch(v3);

        assertThat(((Said.Failed) said).reason())
                .startsWith("release 3.0 asks for more: ")
                .contains(why);
        assertThat(((Said.Failed) said).next()).isNotBlank();
        assertThat(shop.picture()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"echo 8.2.36-deb, 8.2, 8.2.999", "true, 9.0, ''", "echo 10.11.6-MariaDB, 10.2.7, ''"})
    void aReleaseThatAsksForWhatIsThere(String is, String least, String most) throws Exception {
        shop.with(
                shop.archive.releases(),
                List.of(requirement("PHP", is, "", "minimum_php_version", "maximum_php_version")));
        String states = "{\"minimum_php_version\": \"" + least + "\", \"maximum_php_version\": \"" + most + "\"}";

        assertThat(fetch(shop.release("3.0", Map.of("app", "marker", "release.json", states))))
                .isEqualTo(Said.Done.nothing());
        assertThat(fetch(shop.v2)).as("it says nothing").isEqualTo(Said.Done.nothing());
    }

    @Test
    void anIndexInTheFormOfGitHubsReleases() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        String at = "http://127.0.0.1:" + server.getAddress().getPort();
        String index =
                """
                [{"tag_name": "3.0-beta", "prerelease": true, "assets": []},
                 {"tag_name": "2.0", "assets": [
                   {"name": "app-2.0-update.zip", "browser_download_url": "%1$s/update", "digest": null},
                   {"name": "app-2.0.zip", "browser_download_url": "%1$s/app-2.0.zip", "digest": "sha256:%2$s"}]},
                 {"tag_name": "1.0", "assets": [
                   {"name": "app-1.0.zip", "browser_download_url": "%1$s/app-1.0.zip", "digest": null}]},
                 {"tag_name": "--upload-pack", "assets": [{"name": "app---upload-pack.zip", "browser_download_url": "%1$s/x"}]},
                 {"tag_name": "0.9", "assets": [{"name": "app-0.9.zip", "browser_download_url": "file:///etc/passwd"}]}]
                """
                        .formatted(at, shop.v2.commit());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.equals("/releases")
                    ? index.getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(shop.releases.resolve(path.substring(1)));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            shop.with(at + "/releases", List.of());

            assertThat(shop.look().releases()).containsExactlyInAnyOrder(shop.v2, new Version("1.0", ""));
            assertThat(fetch(shop.v2)).isEqualTo(Said.Done.nothing());
            assertThat(shop.perform(new Work.Checkout(shop.v2))).isEqualTo(Said.Done.nothing());
        } finally {
            server.stop(0);
        }
        assertThat(shop.perform(new Work.Look(Command.of("cat VERSION")))).isInstanceOf(Said.Refused.class);
        assertThat(shop.perform(new Work.Look(Command.of("cat VERSION"), true)))
                .as("what is there can be seen all the same")
                .isInstanceOf(Said.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "printf 'pending: 2', 'pending: 0', pending: 2",
        "printf 'pending: 0', 'pending: 0',",
        "echo pending: 2; false, 'pending: 0',",
    })
    void aSchemaThatIsNotWhatTheCodeWantsIsSeen(String command, String after, String behind) {
        Said said = shop.perform(
                new Work.Look(Command.of("cat VERSION"), false, new Work.StateProbe(Command.of(command), "", after)));

        assertThat(((Found.Seen) ((Said.Done) said).found()).behind()).isEqualTo(behind);
    }

    @Test
    void whatABrokenOffCheckoutLeftIsSeen() throws IOException {
        Files.createDirectories(shop.root.resolve(".drydock-old"));

        Said said = shop.perform(new Work.Look(Command.of("cat VERSION"), true));

        assertThat(((Found.Seen) ((Said.Done) said).found()).left())
                .anySatisfy(l -> assertThat(l).contains("a checkout was broken off", ".drydock-old"));
    }

    @Test
    void whatOnlyASwapCouldNotKeepHasNobodyLeftBehind() throws IOException {
        Files.delete(shop.root.resolve("config/local.php"));
        Path elsewhere = Files.move(shop.root.resolve("media"), shop.folder.resolve("media"));
        Files.createSymbolicLink(shop.root.resolve("media"), elsewhere);

        Said said = shop.perform(new Work.Look(Command.of("cat VERSION"), true));

        assertThat(((Found.Seen) ((Said.Done) said).found()).left()).isEmpty();
    }

    private static Requirement requirement(String what, String is, String least, String stated, String most) {
        return new Requirement(what, Command.of(is), least, stated, most, "get another");
    }

    private Said fetch(Version to) {
        return shop.perform(new Work.Fetch(to));
    }

    private String refused(Work work) {
        Said said = shop.perform(work);
        assertThat(said).isInstanceOf(Said.Refused.class);
        assertThat(((Said.Refused) said).next()).isNotBlank();
        return ((Said.Refused) said).reason();
    }
}
