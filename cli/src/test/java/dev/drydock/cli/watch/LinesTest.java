package dev.drydock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Given;
import dev.drydock.cli.api.Run;
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
