package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.shows.Shows;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person restores: what comes, what is kept of what was there, and what happens where it goes wrong. */
@Tag("stack")
@Tag("systems")
class ByHandTest {
    private static final String PORT_FEE = "update berths set boat = 'restored over' where rowid = 1";

    /** The clerk would write a visit as soon as the doors are open again. */
    @BeforeAll
    static void recipes() {
        String still = Recipes.add("harbour-by-hand", ByHandTest::withoutWriters);
        assertThat(Api.get("recipes/" + still).body().asText()).doesNotContain("clerk-stop");
        Recipes.add("harbour-told", y -> told(withoutWriters(y), "sqlite3 data/harbour.db 'create table told (what)'"));
        Recipes.add(
                "harbour-untold",
                y -> told(withoutWriters(y), "sqlite3 data/harbour.db 'create table told (what)'; exit 3"));
    }

    private static String withoutWriters(String yaml) {
        return yaml.replaceAll("(?m)^writers:\\R  - .*\\R", "");
    }

    private static String told(String yaml, String command) {
        return yaml.replace("steps:\n", "after-restore:\n  - " + command + "\nsteps:\n");
    }

    @Test
    @Shows({107, 108, 111})
    void downgradeBringsTheOldVersionBackAndRestoreTheNewOne() {
        try (Harbour harbour = still("harbour-by-hand")) {
            List<String> v1 = harbour.seen();
            succeeded(harbour, "upgrade", harbour.name, "--to", HarbourSite.GOOD);
            harbour.site.sql(PORT_FEE);
            List<String> v2 = harbour.seen();
            assertThat(v2).isNotEqualTo(v1);

            Api.Reply moved = Api.post(
                    "sites/" + harbour.name + "/runs",
                    "application/json",
                    "{\"kind\":\"downgrade\",\"to\":\"1.0.0\",\"backup\":\"not-what-was-shown\"}");
            assertThat(moved.status()).isEqualTo(409);
            assertThat(moved.body().path("type").asText()).endsWith("moved");
            assertThat(moved.body().path("backup").asText())
                    .isEqualTo(backups(harbour).getFirst().path("id").asText());
            onlyTheSamePlanIsBegun(harbour, "{\"kind\":\"downgrade\",\"to\":\"1.0.0\"");
            onlyTheSamePlanIsBegun(harbour, "{\"kind\":\"restore\",\"latest\":true");
            onlyTheSamePlanIsBegun(harbour, "{\"kind\":\"backup\"");

            Harbour.Said down = Harbour.drydock("downgrade", harbour.name, "--to", "1.0.0", "--watch", "--yes");

            assertThat(down.exit()).as(down.out()).isZero();
            assertThat(down.out()).contains("only in the backup that this run takes of it");
            assertThat(harbour.seen()).isEqualTo(v1);
            assertThat(harbour.version()).isEqualTo("1.0.0");
            assertThat(harbour.page()).isEqualTo(200);
            assertThat(Api.get("sites/" + harbour.name)
                            .body()
                            .path("version")
                            .path("name")
                            .asText())
                    .contains("1.0.0");

            String was = backups(harbour).getFirst().path("id").asText();
            succeeded(harbour, "restore", harbour.name, "--backup", was);

            assertThat(harbour.seen()).isEqualTo(v2);
            assertThat(harbour.version()).isEqualTo("1.1.0");
            String first = backups(harbour).getLast().path("id").asText();
            succeeded(harbour, "restore", harbour.name, "--backup", first);
            assertThat(harbour.seen()).isEqualTo(v1);
            assertThat(Harbour.drydock("downgrade", harbour.name, "--to", "v1.0.0", "--yes"))
                    .extracting(Harbour.Said::exit)
                    .isEqualTo(0);
            Harbour.Said none = Harbour.drydock("downgrade", harbour.name, "--to", "v0.9", "--yes");
            assertThat(none.exit()).isEqualTo(1);
            assertThat(none.out()).contains("no verified backup", "there are of ", "1.0.0");
        }
    }

    private static void onlyTheSamePlanIsBegun(Harbour harbour, String wish) {
        String plans = "sites/" + harbour.name + "/plans";
        String digest = Api.json(plans, wish + "}").body().path("digest").asText();
        assertThat(digest).hasSize(64);
        assertThat(Api.json(plans, wish + "}").body().path("digest").asText()).isEqualTo(digest);
        Api.Reply moved = Api.json("sites/" + harbour.name + "/runs", wish + ",\"shown\":\"another\"}");
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.body().path("digest").asText()).isEqualTo(digest);
    }

    @Test
    @Tag("systems")
    void aFailingCommandAfterTheRestoreBringsBackWhatWasThere() {
        try (Harbour harbour = still("harbour-untold")) {
            succeeded(harbour, "backup", harbour.name);
            harbour.site.sql(PORT_FEE);
            List<String> before = harbour.seen();

            Harbour.Said said = Harbour.drydock("restore", harbour.name, "--latest", "--watch", "--yes");

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).contains("after-restore");
            assertThat(harbour.seen()).isEqualTo(before);
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    @Test
    void theCommandAfterTheRestoreRunsThenAndNotOnTheWayBack() {
        try (Harbour harbour = still("harbour-told")) {
            succeeded(harbour, "backup", harbour.name);
            harbour.site.switches().migrationFails(true);
            assertThat(Harbour.drydock("upgrade", harbour.name, "--to", HarbourSite.GOOD, "--watch", "--yes")
                            .exit())
                    .isEqualTo(3);
            assertThat(tables(harbour)).isZero();

            succeeded(harbour, "restore", harbour.name, "--latest");

            assertThat(tables(harbour)).isEqualTo(1);
        }
    }

    @Test
    @Shows(87)
    void aBrokenSiteWithClosedDoorsIsRestored() throws IOException {
        try (Harbour harbour = still("harbour-by-hand")) {
            succeeded(harbour, "backup", harbour.name);
            List<String> good = harbour.seen();
            Files.writeString(harbour.site.root().resolve("bin/harbour"), "exit 7\n");
            Files.writeString(harbour.site.root().resolve("storage/maintenance"), "");

            succeeded(harbour, "restore", harbour.name, "--latest");

            assertThat(harbour.seen()).isEqualTo(good);
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    @Test
    @Shows(110)
    void anotherSitesBackupAndOneThatIsDamagedAreRefused() throws IOException {
        try (Harbour one = still("harbour-by-hand");
                Harbour other = still("harbour-by-hand")) {
            succeeded(one, "backup", one.name);
            String backup = backups(one).getFirst().path("id").asText();
            List<String> before = other.seen();

            Harbour.Said said = Harbour.drydock("restore", other.name, "--backup", backup, "--yes");

            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.out()).contains("is one of the site " + one.name);
            assertThat(other.seen()).isEqualTo(before);

            Path stored = Dock.STACK.dir().resolve("store").resolve(one.name).resolve(backup);
            Path tree = stored.resolve("tree-0.tar.zst");
            byte[] bytes = Files.readAllBytes(tree);
            Files.write(tree, java.util.Arrays.copyOf(bytes, bytes.length - 1));
            Harbour.Said drill = Harbour.drydock("drill", backup, "--watch");
            assertThat(drill.exit()).as(drill.out()).isEqualTo(1);
            assertThat(Harbour.drydock("backups", one.name).out()).contains("damaged", "tree-0.tar.zst");
            assertThat(Harbour.drydock("restore", one.name, "--latest", "--yes").out())
                    .contains("no verified backup");
            Files.write(tree, bytes);
            assertThat(Harbour.drydock("drill", backup, "--watch").exit()).isZero();
            assertThat(Harbour.drydock("backups", one.name).out()).contains("verified");
        }
    }

    @Test
    void theBackupServiceKilledInTheMiddleOfTheRestoreEndsRight() {
        try (Harbour harbour = still("harbour-by-hand")) {
            succeeded(harbour, "backup", harbour.name);
            List<String> good = harbour.seen();
            harbour.site.sql(PORT_FEE);
            harbour.site.sql("create table more as select hex(randomblob(40000)) from berths, berths b, berths c");
            List<String> before = harbour.seen();

            Harbour.Said begun = Harbour.drydock("restore", harbour.name, "--latest", "--yes", "--json");
            String run = id(harbour);
            Dock.until(
                    "it restores",
                    Duration.ofSeconds(90),
                    () -> Api.run(run).path("position").asText().contains("restore"));
            Dock.STACK.kill9("backup");
            Dock.STACK.restart("backup");

            JsonNode end = Api.rested(run);
            assertThat(end.path("state").asText())
                    .as(begun.out() + end.toPrettyString())
                    .isIn("succeeded", "rolled-back");
            boolean restored = end.path("state").asText().equals("succeeded");
            assertThat(harbour.seen()).isEqualTo(restored ? good : before);
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    @Test
    void withoutADrillItIsCheckedAndItsWayBackWorks() {
        try (Harbour harbour = still("harbour-by-hand")) {
            List<String> before = harbour.seen();
            harbour.site.switches().migrationFails(true);

            Harbour.Said said = Harbour.drydock(
                    "upgrade",
                    harbour.name,
                    "--to",
                    HarbourSite.GOOD,
                    "--without-drill",
                    "no room here",
                    "--watch",
                    "--yes");

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).contains("the drill is waived", "no room here");
            assertThat(harbour.seen()).isEqualTo(before);
            assertThat(backups(harbour))
                    .anySatisfy(b -> assertThat(b.path("state").asText()).isEqualTo("checked"));
            JsonNode first = Api.get("runs/" + id(harbour) + "/record")
                    .body()
                    .path("items")
                    .path(0);
            assertThat(new String(Base64.getDecoder().decode(first.path("value").asText()), StandardCharsets.UTF_8))
                    .contains("\"withoutDrill\":\"no room here\"");
        }
    }

    /** What is there cannot be backed up: nothing happens unless a person gives it up. */
    @Test
    void aSiteWhoseDatabaseIsPastSavingIsRestoredOnlyWhereItIsGivenUp() throws IOException {
        try (Harbour harbour = still("harbour-by-hand")) {
            succeeded(harbour, "backup", harbour.name);
            List<String> good = harbour.seen();
            Files.writeString(harbour.site.database(), "this was a database");

            Harbour.Said refused = Harbour.drydock("restore", harbour.name, "--latest", "--watch", "--yes");

            assertThat(refused.exit()).as(refused.out()).isEqualTo(1);
            assertThat(refused.out()).contains("--discard-current");
            assertThat(harbour.site.database()).hasContent("this was a database");
            succeeded(harbour, "restore", harbour.name, "--latest", "--discard-current");
            assertThat(harbour.seen()).isEqualTo(good);
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    @Test
    void whatNoRuleHoldsGoesByItselfAfterABackup() {
        try (Harbour harbour = Harbour.unknown()) {
            harbour.site.harbour("clerk-stop");
            String yaml = harbour.site.yaml().replace("recipe: harbour", "recipe: harbour-by-hand");
            assertThat(Api.post("sites", "application/yaml", yaml + "keep: { last: 1 }\n")
                            .status())
                    .isEqualTo(201);
            succeeded(harbour, "backup", harbour.name);
            String first = backups(harbour).getFirst().path("id").asText();
            Dock.until("nothing runs", Duration.ofSeconds(60), () -> Api.get("runs?open=true&site=" + harbour.name)
                    .body()
                    .path("items")
                    .isEmpty());
            succeeded(harbour, "backup", harbour.name);
            Dock.until("the first is erased", Duration.ofSeconds(120), () -> backups(harbour).stream()
                    .noneMatch(b -> b.path("id").asText().equals(first)));
            assertThat(backups(harbour)).hasSize(1);
            Path store = Dock.STACK.dir().resolve("store").resolve(harbour.name);
            assertThat(store.resolve(first)).doesNotExist();
        }
    }

    @Test
    @Tag("systems")
    void pruningErasesWhatNobodyNeedsAndNothingElse() {
        try (Harbour harbour = still("harbour-by-hand")) {
            for (int i = 0; i < 3; i++) succeeded(harbour, "backup", harbour.name);
            List<JsonNode> all = backups(harbour);
            String newest = all.getFirst().path("id").asText();
            String pinned = all.get(1).path("id").asText();
            String oldest = all.get(2).path("id").asText();
            assertThat(Harbour.drydock("backups", harbour.name, "--pin", pinned).exit())
                    .isZero();
            assertThat(Harbour.drydock("backups", harbour.name, "--erase", pinned, "--yes"))
                    .satisfies(s -> assertThat(s.exit()).isEqualTo(1))
                    .satisfies(s -> assertThat(s.out()).contains("it is pinned"));

            succeeded(harbour, "backups", harbour.name, "--erase", oldest);

            Path store = Dock.STACK.dir().resolve("store").resolve(harbour.name);
            assertThat(store.resolve(oldest)).doesNotExist();
            assertThat(store.resolve(pinned)).exists();
            assertThat(store.resolve(newest)).exists();
            assertThat(backups(harbour)).extracting(b -> b.path("id").asText()).containsExactly(newest, pinned);
            assertThat(Harbour.drydock("restore", harbour.name, "--backup", oldest, "--yes")
                            .out())
                    .contains("was erased");
            assertThat(Harbour.drydock("backups", harbour.name, "--prune").out())
                    .contains("it is pinned", "the version that runs", "nothing is to go");
        }
    }

    private static Harbour still(String recipe) {
        Harbour harbour = Harbour.open(recipe);
        harbour.site.harbour("clerk-stop");
        return harbour;
    }

    private static void succeeded(Harbour harbour, String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--watch";
        if (!words[0].equals("backup")) {
            all = java.util.Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = "--yes";
        }
        Harbour.Said said = Harbour.drydock(all);
        assertThat(said.exit())
                .as(() -> harbour.name + ": " + said.out() + Api.told(id(harbour)))
                .isZero();
    }

    private static String id(Harbour harbour) {
        return Api.get("runs?site=" + harbour.name)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private static List<JsonNode> backups(Harbour harbour) {
        JsonNode items = Api.get("sites/" + harbour.name + "/backups").body().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static long tables(Harbour harbour) {
        return Long.parseLong(harbour.site.sql("select count(*) from sqlite_master where name = 'told'"));
    }
}
