package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A release that did not go well on one site is no longer begun on others by itself, and whoever asks is told. */
@Tag("stack")
class FailedReleaseTest {
    private static final String NIGHT = "policy: failing\nlabels: { fleet: failing }\nby-itself: minor\n";

    @Test
    void onTheNextSiteItWaitsForAPerson() throws IOException {
        try (Published one = Published.open("harbour-failing", "policy: { by-itself: minor }\n");
                Published two = Published.beside(one)) {
            one.harbour().site.switches().migrationFails(true);
            two.add("labels: { fleet: failing }\n");
            one.publish("v1.1.0");
            two.publish("v1.1.0");
            one.timePasses();
            JsonNode begun = one.becomes("1.1.0", "started");
            Dock.until(
                    "it is rolled back",
                    Duration.ofMinutes(2),
                    () -> one.intent("1.1.0").path("outcome").asText().equals("rolled-back"));
            String run = begun.path("run").asText();

            Path file = Files.writeString(two.harbour().site.dir().resolve("failing.yaml"), NIGHT);
            Harbour.Said would = Harbour.drydock("policy", "add", file.toString(), "--dry-run");
            Harbour.Said unasked = Harbour.drydock("policy", "add", file.toString());
            Harbour.Said added = Harbour.drydock("policy", "add", file.toString(), "--yes");
            JsonNode asked = two.becomes("1.1.0", "asked");

            assertThat(Harbour.drydock("status").out())
                    .contains(one.name() + ", 1.1.0: run " + run + ": rolled back", "drydock show " + run);
            assertThat(Harbour.drydock("releases", one.name()).out()).contains("run " + run + ": rolled back");
            assertThat(would.exit()).isZero();
            assertThat(would.out()).contains("for 1 site", two.name(), "1.1.0", "when a person has approved it");
            assertThat(would.out()).doesNotContain("by itself");
            assertThat(unasked.exit()).as("nobody is there to ask").isEqualTo(2);
            assertThat(added.exit()).as(added.out()).isZero();
            assertThat(asked.path("why").asText()).contains("did not go well on another site");
            assertThat(two.runs()).isEmpty();

            Harbour.drydock("release", "approve", two.name(), "1.1.0", "--ticket", "OPS-7");

            two.isUpgraded("1.1.0");
            assertThat(two.intent("1.1.0").path("outcome").asText()).isEqualTo("succeeded");
            assertThat(Harbour.drydock("policy", "remove", "failing").exit()).isZero();
        }
    }

    @Test
    @Tag("systems")
    void whatAPolicyWouldBeginIsShownBeforehandAndNothingIsBegun() throws IOException {
        try (Published p = Published.unwatched("harbour-shown")) {
            p.add("labels: { fleet: shown }\n");
            p.publish("v1.1.0");
            Path file =
                    Files.writeString(p.harbour().site.dir().resolve("shown.yaml"), NIGHT.replace("failing", "shown"));

            Harbour.Said would = Harbour.drydock("policy", "add", file.toString(), "--dry-run");

            assertThat(would.out()).contains(p.name(), "1.0.0", "1.1.0", "begins by itself, now");
            assertThat(Harbour.drydock("policy", "show", "shown").exit()).isEqualTo(1);
            assertThat(p.runs()).isEmpty();
        }
    }
}
