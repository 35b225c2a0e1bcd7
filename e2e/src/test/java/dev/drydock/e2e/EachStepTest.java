package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command of every system's recipe fails once before it did anything, and once after all of it was done. */
@Tag("systems")
class EachStepTest {
    private static final Pattern STEPS = Pattern.compile("(?ms)^steps:\\R(.*?)(?=^\\S|\\z)");
    private static final Pattern STEP = Pattern.compile("(?m)^  - (?!checkout)([a-z-]+): (.*)$");
    private static final Pattern SERVICE = Pattern.compile("(?m)^  ([a-z]+): \\{ restart: (.*) }$");

    /** It fails once: on the way back the same service is restarted again. */
    private static final String FAIL = "rm \"$switches/fail\" 2>/dev/null && exit 1";

    private enum When {
        BEFORE {
            @Override
            String fails(String command) {
                return "(" + FAIL + "; " + command + ")";
            }
        },
        AFTER {
            @Override
            String fails(String command) {
                return "(" + command + " || exit 9; " + FAIL + "; true)";
            }
        };

        abstract String fails(String command);
    }

    @ParameterizedTest
    @EnumSource
    void whateverFailsTheSiteIsAsBefore(SystemsTest.Real real) throws Exception {
        try (RealSite site = real.open()) {
            String recipe = Api.get("recipes/" + site.kind).body().asText().replace("recipe: ", "recipe: failing-");
            add(recipe);
            site.known("failing-" + site.kind);
            List<String> before = site.seen();
            List<MatchResult> steps = steps(recipe);
            assertThat(steps).isNotEmpty();
            for (MatchResult step : steps) {
                for (When when : When.values()) fails(site, real.to(), recipe, step, when, before);
            }
        }
    }

    private static List<MatchResult> steps(String recipe) {
        MatchResult all = STEPS.matcher(recipe).results().findFirst().orElseThrow();
        return STEP.matcher(recipe).region(all.start(1), all.end(1)).results().toList();
    }

    private static void fails(RealSite site, String to, String recipe, MatchResult step, When when, List<String> before)
            throws Exception {
        add(failing(recipe, step, when));
        Files.writeString(site.dir.resolve("switches/fail"), "");

        String run = Api.upgrade(site.name, to);
        Dock.until("run " + run + " ended", Duration.ofSeconds(180), () -> RealSite.ended(run));

        String what = when + " " + step.group() + "\n" + Api.told(run);
        assertThat(Api.run(run).path("state").asText()).as(what).isEqualTo("rolled-back");
        assertThat(failed(run)).as(what).hasSize(1).allMatch(name -> name.startsWith(step.group(1)));
        assertThat(site.dir.resolve("switches/fail")).as(what).doesNotExist();
        assertThat(site.seen()).as(what).isEqualTo(before);
        assertThat(site.page()).as(what).isEqualTo(200);
    }

    private static List<String> failed(String run) {
        List<String> failed = new ArrayList<>();
        Api.run(run).path("steps").forEach(s -> {
            if (s.path("state").asText().equals("failed"))
                failed.add(s.path("name").asText());
        });
        return failed;
    }

    private static String failing(String recipe, MatchResult step, When when) {
        String verb = step.group(1);
        String value = verb.equals("restart") ? "failing" : quoted(when.fails(plain(step.group(2))));
        String changed =
                recipe.substring(0, step.start()) + "  - " + verb + ": " + value + recipe.substring(step.end());
        if (!verb.equals("restart")) return changed;
        MatchResult service = SERVICE.matcher(recipe)
                .results()
                .filter(s -> s.group(1).equals(step.group(2)))
                .findFirst()
                .orElseThrow();
        String failing = "  failing: { restart: " + quoted(when.fails(plain(service.group(2)))) + " }\n";
        return changed.substring(0, service.start()) + failing + changed.substring(service.start());
    }

    private static String plain(String scalar) {
        return scalar.startsWith("'") ? scalar.substring(1, scalar.length() - 1).replace("''", "'") : scalar;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void add(String recipe) {
        Api.Reply added = Api.post("recipes", "application/yaml", recipe);
        assertThat(added.status()).as(added + recipe).isEqualTo(201);
    }
}
