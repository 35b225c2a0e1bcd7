package dev.drydock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Given;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Run;
import dev.drydock.shows.Shows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void tells_a_run_that_goes_back() {
        List<String> told = told("first", "migrating", "going-back", "rolled-back");

        Given.golden("lines-rolled-back", told);
    }

    @Test
    void tells_a_run_that_goes_well() {
        List<String> told = told("first", "migrating", "succeeded");

        Given.golden("lines-succeeded", told);
    }

    @Test
    void tells_a_run_that_gets_stuck_and_one_that_waits() {
        List<String> told = new ArrayList<>(told("migrating", "stuck"));
        told.addAll(told("waiting"));

        Given.golden("lines-rests", told);
    }

    @Test
    void tells_nothing_twice() {
        Run run = Given.run("going-back");

        assertThat(Lines.between(Optional.of(run), run)).isEmpty();
    }

    @Test
    void cannot_be_made_to_tell_what_did_not_happen() {
        Given.golden("lines-hostile", told("hostile"));
    }

    @Test
    @Shows(114)
    void what_is_known_comes_first() {
        Run known = failed("\"known\": \"two berths have one name\"");
        Run unknown = failed("\"signature\": \"c0ffee\"");

        assertThat(Lines.between(Optional.empty(), known))
                .containsSubsequence("  known: two berths have one name", "  | no space left");
        assertThat(Lines.between(Optional.empty(), unknown))
                .containsSubsequence(
                        "  no cure of the recipe knows this error, its signature is c0ffee", "  | no space left");
    }

    @Test
    void tells_each_rung_once_it_has_ended() {
        String run = "{\"id\": \"r-1\", \"site\": \"one\", \"state\": \"running\", \"rungs\": ["
                + "{\"name\": \"cache\", \"state\": \"failed\"}, {\"name\": \"schema\", \"state\": \"%s\"}]}";
        Run before = Json.read(run.formatted("running"), Run.class);
        Run after = Json.read(run.formatted("not-needed"), Run.class);

        assertThat(Lines.between(Optional.empty(), before))
                .contains("rung cache: failed")
                .noneMatch(l -> l.contains("schema"));
        assertThat(Lines.between(Optional.of(before), after)).containsExactly("rung schema: not needed");
        assertThat(Summary.of(after)).contains("rung        cache: failed", "rung        schema: not needed");
    }

    private static Run failed(String more) {
        return Json.read(
                "{\"id\": \"r-1\", \"site\": \"one\", \"state\": \"running\", \"steps\": [{\"index\": 0, \"name\": \"migrate\","
                        + "\"state\": \"failed\", \"tail\": \"no space left\", " + more + "}]}",
                Run.class);
    }

    private static List<String> told(String... names) {
        List<String> told = new ArrayList<>();
        Optional<Run> before = Optional.empty();
        for (String name : names) {
            Run after = Given.run(name);
            told.addAll(Lines.between(before, after));
            before = Optional.of(after);
        }
        return told;
    }
}
