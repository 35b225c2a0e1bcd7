package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.Harbour.Said;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said, with what to do; the exit code says so too; nothing was changed. */
@Tag("stack")
class BadInputTest {
    @TempDir
    Path temp;

    private static Said upgrade(Harbour h, String to) {
        return Harbour.drydock("upgrade", h.name, "--to", to, "--watch", "--yes");
    }

    @Test
    void aFilterThatNoDatabaseCouldRead() {
        for (String path : List.of("runs?site=%00", "record?by=a%00b", "sites?name=%00")) {
            assertThat(Api.get(path).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void anUnknownSiteAndRecipe() throws IOException {
        assertThat(Harbour.drydock("upgrade", "nowhere", "--to", "v1", "--yes")).satisfies(s -> {
            assertThat(s.exit()).isEqualTo(1);
            assertThat(s.out()).contains("no site 'nowhere'").contains("site list");
        });
        Path site = Files.writeString(temp.resolve("s.yaml"), "name: a\nrecipe: nothing\nroot: /srv/a\n");
        assertThat(Harbour.drydock("site", "add", site.toString())).satisfies(s -> {
            assertThat(s.exit()).isEqualTo(1);
            assertThat(s.out()).contains("no recipe 'nothing'").contains("recipe list");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"v9.9.9", "v1.1.0; touch /tmp/x", "$(id)", "--help=x", "v1..2", "v1\nv2"})
    void aVersionThatIsNoneOrIsNoName(String version) {
        try (Harbour h = Harbour.open()) {
            List<String> before =
                    h.seen().stream().filter(l -> !l.contains("visits")).toList();
            Said said = Harbour.drydock("upgrade", h.name, "--to=" + version, "--yes");
            assertThat(said.exit()).as(said.out()).isIn(1, 2);
            assertThat(said.out()).containsAnyOf("version", "--to");
            String quoted = new com.fasterxml.jackson.databind.node.TextNode(version).toString();
            Api.Reply reply = Api.json("sites/" + h.name + "/runs", "{\"kind\":\"upgrade\",\"to\":" + quoted + "}");
            assertThat(reply.status()).as(reply.toString()).isIn(404, 422);
            assertThat(reply.body().path("detail").asText()).contains("version");
            assertThat(h.seen().stream().filter(l -> !l.contains("visits")).toList())
                    .isEqualTo(before);
        }
    }

    static Stream<Arguments> badRecipes() {
        return Stream.of(
                Arguments.of("  - migrate:", "  - migrat:", "migrate"),
                Arguments.of("(?m)^version: .*$", "", "version"),
                Arguments.of("(?m)^steps:$", "steps: 7\nsteps2:", "steps"));
    }

    @ParameterizedTest
    @MethodSource("badRecipes")
    void aRecipeThatIsNotRightIsToldByFileAndLine(String what, String with, String named) throws IOException {
        String bad = Recipes.harbour().replaceFirst(what, with);
        Path file = Files.writeString(temp.resolve("bad.yaml"), bad);
        Said said = Harbour.drydock("recipe", "check", file.toString());
        assertThat(said.exit()).as(said.out()).isEqualTo(1);
        assertThat(said.out()).containsPattern("bad\\.yaml:\\d+:\\d+").contains(named);
    }

    @Test
    void aRootThatIsMissingOrNotTheApplication() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        for (String root : List.of(temp.resolve("gone").toString(), empty.toString())) {
            Path file = Files.writeString(
                    temp.resolve("site.yaml"),
                    "name: lost\nrecipe: harbour\nroot: " + root + "\njobs: " + temp.resolve("jobs") + "\n");
            Said said = Harbour.drydock("site", "add", file.toString());
            assertThat(said.exit()).as(said.out()).isEqualTo(1);
            assertThat(said.out()).contains(root);
        }
        assertThat(Api.get("sites/lost").status()).isEqualTo(404);
    }

    @Test
    void localEditsAreNamedAndKept() throws IOException {
        try (Harbour h = Harbour.open()) {
            Path edited = h.site.root().resolve("page.sql");
            Files.writeString(edited, "-- mine\n");
            Said said = upgrade(h, HarbourSite.GOOD);
            assertThat(said.exit()).as(said.out()).isEqualTo(1);
            assertThat(said.out()).contains("page.sql").contains("not started");
            assertThat(Files.readString(edited)).isEqualTo("-- mine\n");
            assertThat(h.migrations("1.1.0")).isZero();
        }
    }

    private void notStarted(Harbour h, String reason) {
        Said said = upgrade(h, HarbourSite.GOOD);
        assertThat(said.exit()).as(said.out()).isEqualTo(1);
        assertThat(said.out()).contains(reason).contains("not started").contains("never closed");
        assertThat(h.site.root().resolve("VERSION")).hasContent("1.0.0");
        assertThat(h.migrations("1.1.0")).isZero();
    }

    @Test
    void aDatabaseFileThatIsMissing() throws IOException {
        try (Harbour h = Harbour.open()) {
            h.site.harbour("clerk-stop");
            Files.move(h.site.database(), temp.resolve("away"));
            notStarted(h, "database");
            Files.move(temp.resolve("away"), h.site.database());
        }
    }

    @Test
    void aDatabaseThatIsCorrupt() throws IOException {
        try (Harbour h = Harbour.open()) {
            h.site.harbour("clerk-stop");
            h.site.sql("pragma wal_checkpoint(truncate)");
            try (RandomAccessFile f = new RandomAccessFile(h.site.database().toFile(), "rw")) {
                f.write(new byte[4096]);
            }
            notStarted(h, "database");
        }
    }

    @Test
    void aDatabaseThatIsLocked() throws Exception {
        try (Harbour h = Harbour.open()) {
            h.site.harbour("clerk-stop");
            Process holder = new ProcessBuilder("sqlite3", h.site.database().toString()).start();
            try (var in = holder.outputWriter()) {
                in.write("begin exclusive;\nselect 'locked';\n");
                in.flush();
                assertThat(holder.inputReader().readLine()).isEqualTo("locked");
                notStarted(h, "locked");
            }
            holder.waitFor();
        }
    }

    @Test
    void aStepThatWaitsForInputFailsAndGoesBack() {
        String recipe = Recipes.migratingWith(
                "asks", "  - migrate: 'printf \"Really upgrade? [y/N] \"; read answer && [ \"$answer\" = y ]'\n");
        try (Harbour h = Harbour.open(recipe)) {
            Said said = upgrade(h, HarbourSite.GOOD);
            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).contains("Really upgrade?").contains("asked a question");
        }
    }

    @Test
    void aStepPastItsLimitIsEndedWithItsChildren() throws IOException {
        Path pid = temp.resolve("pid");
        String recipe = Recipes.migratingWith(
                "slow",
                "  - migrate: 'trap \"\" TERM; setsid sh -c \"trap \\\"\\\" TERM; echo \\$\\$ >" + pid
                        + "; exec sleep 1000\" & sleep 1000; sleep 1000'\n    limit: 2s\n");
        try (Harbour h = Harbour.open(recipe)) {
            Said said = upgrade(h, HarbourSite.GOOD);
            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).contains("limit");
            // one that is dead but not yet buried has no command line any more
            Path commandLine = Path.of("/proc", Files.readString(pid).strip(), "cmdline");
            assertThat(Files.exists(commandLine) ? Files.readString(commandLine) : "")
                    .isEmpty();
        }
    }

    @Test
    void aSecondRunOnASiteIsRefusedAndNamesTheFirst() {
        try (Harbour h = Harbour.open()) {
            String run = h.heldUpgrade(HarbourSite.GOOD);
            Api.Reply second = Api.json("sites/" + h.name + "/runs", "{\"kind\":\"upgrade\",\"to\":\"v1.1.0\"}");
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.body().path("run").asText()).isEqualTo(run);
            Said said = Harbour.drydock("upgrade", h.name, "--to", "v1.1.0", "--yes");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.out()).contains(run);
            h.site.switches().release();
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("succeeded");
        }
    }

    @Test
    void theSameIdempotencyKeyTwiceIsOneRun() {
        try (Harbour h = Harbour.open()) {
            String body = "{\"kind\":\"upgrade\",\"to\":\"v1.1.0\"}";
            Api.Reply first = Api.json("sites/" + h.name + "/runs", body, "Idempotency-Key", "k-" + h.name);
            Api.Reply again = Api.json("sites/" + h.name + "/runs", body, "Idempotency-Key", "k-" + h.name);
            assertThat(again.status()).isEqualTo(202);
            assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
            Api.Reply other =
                    Api.json("sites/" + h.name + "/runs", "{\"kind\":\"backup\"}", "Idempotency-Key", "k-" + h.name);
            assertThat(other.status()).as(other.toString()).isEqualTo(422);
            Api.rested(first.body().path("id").asText());
            assertThat(Api.get("runs?site=" + h.name).body().path("items")).hasSize(1);
            Said said = upgrade(h, "v1.1.0");
            assertThat(said.exit()).as("already there: " + said.out()).isZero();
        }
    }

    @Test
    void whatNeedsNoWordIsSaidWithoutABodyAndAHalfOneIsNamed() {
        try (Harbour h = Harbour.open()) {
            String run = h.heldUpgrade(HarbourSite.GOOD);
            Api.Reply half = Api.json("runs/" + run + "/roll-back", "{\"reason\":");
            assertThat(half.status()).as(half.toString()).isEqualTo(400);
            assertThat(half.body().path("detail").asText()).contains("line 1, column 11");
            assertThat(Api.empty("runs/" + run + "/roll-back").status()).isEqualTo(202);
            h.site.switches().release();
            assertThat(Api.rested(run).path("state").asText()).isIn("rolled-back", "not-started");
        }
    }

    @Test
    void whatMeansNothingIsRefusedAndNamed() {
        try (Harbour h = Harbour.open()) {
            Api.Reply field = Api.json("sites/" + h.name + "/runs", "{\"kind\":\"backup\",\"to\":\"v1.1.0\"}");
            Api.Reply query = Api.get("runs?sites=" + h.name);

            assertThat(field.status()).as(field.toString()).isEqualTo(422);
            assertThat(field.body().path("detail").asText() + field.body().path("next"))
                    .contains("`to`");
            assertThat(query.status()).as(query.toString()).isEqualTo(400);
            assertThat(query.body().path("detail").asText()).contains("no query parameter `sites`", "site, state");
            assertThat(Api.get("runs?site=" + h.name).body().path("items")).isEmpty();
        }
    }

    @Test
    void aTimeThatTheDatabasesDoNotKnow() {
        String strange = "+999999999-12-31T23:59:59Z";
        try (Harbour h = Harbour.open()) {
            for (String from : List.of("\"" + strange + "\"", "7")) {
                String window = "{\"from\":" + from + ",\"until\":\"" + strange + "\"}";
                Api.Reply r = Api.json("sites/" + h.name + "/runs", "{\"kind\":\"backup\",\"window\":" + window + "}");
                assertThat(r.status()).as(r.toString()).isEqualTo(400);
                assertThat(r.body().path("type").asText()).endsWith(":malformed");
            }
        }
        String since = "?since=" + strange.replace("+", "%2B");
        assertThat(Api.get("runs" + since).status()).isEqualTo(422);
        assertThat(AuditTest.audit("/events" + since).path("status").asInt()).isEqualTo(400);
    }

    @Test
    void aPersonCancelsRollsBackAndGoesStepByStep() {
        try (Harbour h = Harbour.open()) {
            String run = h.heldUpgrade(HarbourSite.GOOD);
            assertThat(Harbour.drydock("cancel", run).exit())
                    .as("the doors are closed")
                    .isEqualTo(1);
            assertThat(Harbour.drydock("roll-back", run).exit()).isZero();
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("rolled-back");
            h.site.switches().release();
            assertThat(h.version()).isEqualTo("1.0.0");
            assertThat(h.page()).isEqualTo(200);
            Harbour.drydock("upgrade", h.name, "--to", "v1.1.0", "--yes", "--step-by-step");
            String stepped = Api.get("runs?site=" + h.name)
                    .body()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asText();
            assertThat(Api.rested(stepped).path("state").asText()).isEqualTo("waiting");
            assertThat(Harbour.drydock("watch", stepped).exit()).isEqualTo(5);
            assertThat(Harbour.drydock("continue", stepped).exit()).isZero();
            Dock.until(
                    "it waits after the second step",
                    Duration.ofSeconds(30),
                    () -> Api.run(stepped).path("position").asText().contains("preflight-backup"));
            assertThat(Harbour.drydock("cancel", stepped).exit()).isZero();
            assertThat(Api.rested(stepped).path("state").asText()).isEqualTo("not-started");
        }
    }
}
