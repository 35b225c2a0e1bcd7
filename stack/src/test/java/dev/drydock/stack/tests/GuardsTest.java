package dev.drydock.stack.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.stack.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardsTest {
    private static final String GUARD =
            """
            list: hostile
            shows: what: is odd
            module: alpha
            test: a.ATest#good
            file: alpha/A.sh
            --- guard
            [ -w . ] ||
              exit 1
            --- becomes
            """;

    @TempDir
    Path top;

    @Test
    void a_guard_is_read_taken_out_and_drawn_by_seed() throws Exception {
        for (int i = 0; i < 20; i++) written("g" + i, i < 15 ? GUARD : GUARD.replace("hostile", "features"));
        Guards guards = new Guards(top);

        Guard one = guards.all().getFirst();

        assertThat(one.shows()).isEqualTo("what: is odd");
        assertThat(one.without("cd x\n[ -w . ] ||\n  exit 1\nrm y\n")).isEqualTo("cd x\n\nrm y\n");
        assertThat(guards.drawn("all", "7", 5)).hasSize(5).isEqualTo(guards.drawn("all", "7", 5));
        assertThat(guards.drawn("all", "7", 5)).isNotEqualTo(guards.drawn("all", "8", 5));
        assertThat(guards.drawn("features", "7", 100)).hasSize(5).allMatch(g -> g.list()
                .equals("features"));
    }

    @Test
    void what_is_not_there_any_more_makes_it_stale() throws Exception {
        Guard guard = Guard.read(written("g", GUARD));

        assertThat(guard.stale(top)).hasValueSatisfying(why -> assertThat(why).contains("no file alpha/A.sh"));
        Path source =
                Files.writeString(Files.createDirectories(top.resolve("alpha")).resolve("A.sh"), "exit 1");
        assertThat(guard.stale(top)).hasValueSatisfying(why -> assertThat(why).contains("0 times"));
        Files.writeString(source, guard.guard() + "\n" + guard.guard());
        assertThat(guard.stale(top)).hasValueSatisfying(why -> assertThat(why).contains("2 times"));
        Files.writeString(source, guard.guard());
        assertThat(guard.stale(top)).hasValueSatisfying(why -> assertThat(why).contains("no test "));
        Path test =
                Files.createDirectories(top.resolve("alpha/src/test/java/a")).resolve("ATest.java");
        Files.writeString(test, "class ATest { void goodness() {} }");
        assertThat(guard.stale(top)).hasValueSatisfying(why -> assertThat(why).contains("has no test good"));
        Files.writeString(test, "class ATest { void good() {} }");
        assertThat(guard.stale(top)).isEmpty();
    }

    @Test
    void a_file_that_is_not_whole_is_told_by_name() throws Exception {
        Path file = written("half", GUARD.replace("module: alpha\n", ""));

        assertThatThrownBy(() -> Guard.read(file))
                .isInstanceOf(Trouble.class)
                .hasMessageContainingAll("half", "module");
        Files.writeString(file, GUARD.replace("--- becomes\n", ""));
        assertThatThrownBy(() -> Guard.read(file)).isInstanceOf(Trouble.class).hasMessageContaining("--- becomes");
    }

    @Test
    void only_a_test_that_ran_and_failed_has_noticed() throws Exception {
        Guard guard = Guard.read(written("g", GUARD));
        Report.Failed failed = new Report.Failed("a.ATest.good(String)[1]", "expected x");
        Report.Skipped skipped = new Report.Skipped("a.ATest.good", "needs root");

        assertThat(Fate.of(report(1, List.of(), List.of()), guard)).isEqualTo(new Fate.Passed());
        assertThat(Fate.of(report(1, List.of(failed), List.of()), guard)).isInstanceOf(Fate.Failed.class);
        assertThat(Fate.of(report(1, List.of(new Report.Failed("a.ATest.other", "")), List.of()), guard))
                .isEqualTo(new Fate.Passed());
        assertThat(Fate.of(report(1, List.of(), List.of(skipped)), guard))
                .isEqualTo(new Fate.Unknown("it was skipped: needs root"));
        assertThat(Fate.of(report(0, List.of(), List.of()), guard)).isInstanceOf(Fate.Unknown.class);
    }

    @Test
    void what_fails_around_the_tests_tells_nothing() throws Exception {
        Guard guard = Guard.read(written("g", GUARD));
        Guard ofAClass = Guard.read(written("c", GUARD.replace("#good", "")));
        Report around = report(0, List.of(new Report.Failed("a.ATest.", "no stack")), List.of());

        assertThat(Fate.of(around, guard)).isInstanceOf(Fate.Unknown.class);
        assertThat(Fate.of(around, ofAClass)).isInstanceOf(Fate.Unknown.class);
    }

    private static Report report(int passed, List<Report.Failed> failed, List<Report.Skipped> skipped) {
        return new Report("alpha", Collections.nCopies(passed, "a.ATest.good"), failed, skipped, Optional.empty());
    }

    private Path written(String name, String text) throws Exception {
        return Files.writeString(
                Files.createDirectories(top.resolve(Guards.FOLDER)).resolve(name + ".guard"), text);
    }
}
