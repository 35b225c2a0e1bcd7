package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.shows.Shows;
import dev.drydock.stack.demo.HarbourSite;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person says to a run, by the command line, where the run waits for it and where it does not. */
@Tag("stack")
class PersonTest {

    @BeforeAll
    static void recipes() {
        String preview = "  - preview: echo 'alter table berths add column x;'\n    approve: always\n";
        Recipes.add(
                "harbour-asks",
                y -> y.replaceAll("(?m)^  - migrate:", Matcher.quoteReplacement(preview) + "  - migrate:"));
        String cure =
                "cures:\n  - name: switch\n    step: migrate\n    pattern: \"(?s).*\"\n    cause: it was told to fail\n"
                        + "    command: rm -f \"$switches/migration-fails\"\n    then: restart\n";
        Recipes.add("harbour-cured", y -> y.stripTrailing() + "\n" + cure);
    }

    private static Harbour.Said says(String... words) {
        return Harbour.drydock(words);
    }

    private static String state(String run) {
        return Api.run(run).path("state").asText();
    }

    @Test
    @Shows(61)
    void approvesOnceAndIsNotAskedAgainForTheSame() {
        try (Harbour harbour = Harbour.open("harbour-asks")) {
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            JsonNode waiting = Api.rested(run);
            assertThat(waiting.path("state").asText())
                    .as(waiting.toPrettyString())
                    .isEqualTo("waiting");
            assertThat(says("watch", run).exit()).isEqualTo(5);
            assertThat(says("continue", run).exit()).isEqualTo(1);
            assertThat(says("cancel", run)).satisfies(s -> {
                assertThat(s.exit()).isEqualTo(1);
                assertThat(s.out()).contains("roll-back");
            });
            assertThat(harbour.page()).isEqualTo(503);
            Dock.until(
                    "a person is called",
                    Duration.ofSeconds(20),
                    () -> Dock.calls(run).size() == 1);
            assertThat(Dock.calls(run).getFirst()).contains("waiting for an approval", "drydock approve " + run);
            assertThat(says("approve", run, "--reason", "ticket 7").exit()).isZero();
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("succeeded");
        }
    }

    @Test
    void rejectsAndItIsAsBefore() {
        try (Harbour harbour = Harbour.open("harbour-asks")) {
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Api.rested(run);
            assertThat(says("reject", run).exit()).isZero();
            assertThat(says("watch", run).exit()).isEqualTo(3);
            assertThat(harbour.version()).isEqualTo("1.0.0");
            assertThat(harbour.page()).isEqualTo(200);
            assertThat(harbour.migrations("1.1.0")).isZero();
        }
    }

    @Test
    @Shows(121)
    void goesStepByStepAndBack() {
        try (Harbour harbour = Harbour.open()) {
            Harbour.Said begun = says("upgrade", harbour.name, "--to", HarbourSite.GOOD, "--yes", "--step-by-step");
            assertThat(begun.exit()).as(begun.out()).isZero();
            String run = Api.get("sites/" + harbour.name)
                    .body()
                    .path("run")
                    .path("id")
                    .asText();
            for (String at = "";
                    !at.contains("checkout");
                    at = Api.run(run).path("position").asText()) {
                Dock.until("it waits", Duration.ofSeconds(60), () -> state(run).equals("waiting"));
                if (Api.run(run).path("position").asText().contains("checkout")) break;
                assertThat(says("continue", run).exit()).isZero();
            }
            assertThat(harbour.page()).isEqualTo(503);
            assertThat(says("roll-back", run, "--reason", "seen enough").exit()).isZero();
            assertThat(says("watch", run).exit()).isEqualTo(3);
            assertThat(harbour.version()).isEqualTo("1.0.0");
        }
    }

    @Test
    void theDoorsCloseOnlyInTheWindow() {
        try (Harbour harbour = Harbour.open()) {
            Instant from = Instant.now().plusSeconds(15);
            String window = from + "/" + from.plusSeconds(600);
            assertThat(says("upgrade", harbour.name, "--to", HarbourSite.GOOD, "--yes", "--window", window)
                            .exit())
                    .isZero();
            String run = Api.get("sites/" + harbour.name)
                    .body()
                    .path("run")
                    .path("id")
                    .asText();
            Dock.until("it waits", Duration.ofSeconds(60), () -> state(run).equals("waiting"));
            assertThat(Instant.now()).isBefore(from);
            assertThat(Api.run(run).path("position").asText()).contains("waiting for its window");
            assertThat(harbour.page()).isEqualTo(200);
            Dock.until("it ended", Duration.ofSeconds(120), () -> state(run).equals("succeeded"));
            assertThat(Instant.parse(Api.run(run).path("doors").path("closed").asText()))
                    .isAfterOrEqualTo(from);
            assertThat(Dock.calls(run)).isEmpty();
        }
    }

    @Test
    void cancelsWhatWaitsForItsWindow() {
        try (Harbour harbour = Harbour.open()) {
            Instant from = Instant.now().plusSeconds(3600);
            String window = from + "/" + from.plusSeconds(600);
            says("upgrade", harbour.name, "--to", HarbourSite.GOOD, "--yes", "--window", window);
            String run = Api.get("sites/" + harbour.name)
                    .body()
                    .path("run")
                    .path("id")
                    .asText();
            Dock.until("it waits", Duration.ofSeconds(60), () -> state(run).equals("waiting"));
            assertThat(says("approve", run).exit()).isEqualTo(1);
            assertThat(says("cancel", run).exit()).isZero();
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("not-started");
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    @Test
    void aKnownErrorIsCuredFromAFreshStart() {
        try (Harbour harbour = Harbour.open("harbour-cured")) {
            harbour.site.switches().migrationFails(true);
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            JsonNode ended = Api.rested(run);
            assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("succeeded");
            assertThat(harbour.version()).isEqualTo("1.1.0");
            assertThat(harbour.page()).isEqualTo(200);
        }
    }

    @Test
    void resolvesWithAReasonOnlyWhereItIsStuck() {
        try (Harbour harbour = Harbour.open()) {
            harbour.site.switches().byHandFails(true);
            harbour.site.switches().migrationFails(true);
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Dock.until("the way back has begun", Duration.ofSeconds(90), () -> Api.run(run)
                    .path("goingBack")
                    .asBoolean());
            assertThat(says("resolve", run).exit()).isEqualTo(2);
            Dock.until("it is stuck", Duration.ofSeconds(90), () -> state(run).equals("stuck"));
            assertThat(says("resolve", run, "--reason", "opened by hand").exit())
                    .isZero();
            assertThat(state(run)).isEqualTo("resolved");
            assertThat(says("retry", run).exit()).isEqualTo(1);
            harbour.site.switches().byHandFails(false);
            assertThat(harbour.page()).as("the doors stay as they are").isEqualTo(503);
            Harbour.Said again = says("backup", harbour.name, "--open", "--watch");
            assertThat(again.exit()).as("the lock is released: %s", again.out()).isIn(0, 1);
        }
    }
}
