package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A secret that a step prints wherever it can is found nowhere afterwards. */
@Tag("stack")
class CanaryTest {
    private final String secret = "canary-" + UUID.randomUUID();
    private final Canary canary = new Canary(secret);

    @Test
    void aSecretThatAStepPrintsIsNowhere() throws Exception {
        Files.writeString(Dock.STACK.secrets().resolve("bird"), secret + "\n");
        String recipe = Recipes.migratingWith(
                "harbour-sings",
                "  - migrate: 'set -x; cat \"$bird\"; x=$(cat \"$bird\"); printf \"%s\\n\" \"said: $x.\" >&2; echo \"$x$x\";"
                        + " printf \"%70000s%s\" \"\" \"$x\"; until [ -e \"$switches/sung\" ]; do sleep 0.05; done;"
                        + " [ ! -e \"$switches/badly\" ] || { echo \"error: $x\"; exit 4; }; bin/harbour migrate'\n"
                        + "    expect: up to date\n");
        try (Harbour harbour = Harbour.unknown()) {
            Path switches = harbour.site.dir().resolve("switches");
            String yaml = harbour.site.yaml().replace("recipe: harbour", "recipe: " + recipe);
            Api.Reply added =
                    Api.post("sites", "application/yaml", yaml.replace("secrets: { ", "secrets: { bird: file:bird, "));
            assertThat(added.status()).as(added.toString()).isEqualTo(201);
            Set<String> arguments = ConcurrentHashMap.newKeySet();

            Files.createFile(switches.resolve("badly"));
            String bad = sung(harbour, switches, arguments);
            assertThat(Api.run(bad).path("state").asText()).isEqualTo("rolled-back");
            Files.delete(switches.resolve("badly"));
            Files.delete(switches.resolve("sung"));
            String good = sung(harbour, switches, arguments);
            assertThat(Api.run(good).path("state").asText()).isEqualTo("succeeded");

            // asks the participants, whose answers are then looked for everywhere, too
            List<String> answers = answersOf(harbour.name, bad, good);
            assertThat(answers).noneMatch(canary::tells);
            assertThat(Api.get("runs/" + bad + "/bundle").toString())
                    .as("the bundle has what it printed")
                    .contains("error: ***");
            assertThat(Api.run(bad).toString()).as("it did print it").contains("***");
            assertThat(arguments).as("arguments of processes").isNotEmpty().noneMatch(canary::tells);
            assertThat(Topic.everything())
                    .as("the broker")
                    .isNotEmpty()
                    .noneMatch(canary::tells)
                    .anyMatch(r -> r.value() != null && new String(r.value(), ISO_8859_1).contains("said: ***"));
            assertThat(canary.columnsThatTell()).as("the database").isEmpty();
            assertThat(canary.filesThatTell(Dock.STACK.dir().resolve("logs"))).isEmpty();
            assertThat(canary.filesThatTell(Dock.STACK.dir().resolve("scratch")))
                    .isEmpty();
            assertThat(canary.filesThatTell(Dock.STACK.dir().resolve("store"))).isEmpty();
            assertThat(canary.filesThatTell(Dock.STACK.dir().resolve("kafka"))).isEmpty();
            assertThat(canary.filesThatTell(harbour.site.jobs()))
                    .as("job folders")
                    .isEmpty();
        }
    }

    /** Runs an upgrade and looks at every process while the step waits with the secret in its hands. */
    private String sung(Harbour harbour, Path switches, Set<String> arguments) throws IOException {
        String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
        Dock.until("it migrates", Duration.ofSeconds(90), () -> {
            Canary.look(arguments);
            return Api.run(run).path("position").asText().contains("migrate");
        });
        Files.createFile(switches.resolve("sung"));
        Dock.until("it ended", Duration.ofSeconds(120), () -> {
            Canary.look(arguments);
            return !Api.run(run).path("state").asText().equals("running");
        });
        return run;
    }

    private static List<String> answersOf(String site, String... runs) {
        List<String> paths = new ArrayList<>(List.of(
                "status",
                "runs",
                "recipes",
                "sites",
                "sites/" + site,
                "sites/" + site + "/backups",
                "sites/" + site + "/bundle"));
        for (String run : runs)
            paths.addAll(List.of("runs/" + run, "runs/" + run + "/record", "runs/" + run + "/bundle"));
        return paths.stream().map(Api::get).map(Api.Reply::toString).toList();
    }
}
