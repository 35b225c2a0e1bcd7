package dev.drydock.e2e.arch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.Home;
import dev.drydock.stack.tests.Guard;
import dev.drydock.stack.tests.Guards;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code ./drydock test --guards} takes out is still there, and so is the test that must notice. */
class GuardsTest {
    private static final Path TOP = Home.find().top();

    private static final Set<String> HOSTILE = Set.of(
            "names with newline, quote, $(), non-UTF-8, 255 bytes",
            "YAML bombs, aliases, duplicate keys",
            "root that is a link loop or leads out",
            "a git remote with hooks, submodules, a moved tag, an odd branch name, a huge object, no network",
            "a step that prints 100 MB or binary, daemonises, ignores SIGTERM, changes its own process group,"
                    + " deletes the job directory",
            "not enough disk for copy, dump, drill or kept state (found in preflight)",
            "disk full in each step",
            "read-only file system",
            "clock moved",
            "site host rebooted (boot id) in the middle",
            "broker or database absent at start, away while running, slow",
            "a secret never in log and answer (canary)");

    static Stream<Guard> guards() {
        return new Guards(TOP).all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guards")
    void isNotStale(Guard guard) {
        assertThat(guard.stale(TOP)).isEmpty();
        assertThat(guard.becomes()).isNotEqualTo(guard.guard());
        assertThat(guard.list()).isIn("hostile", "features", "matrix");
    }

    @Test
    void whateverIsHostileOrUnluckyHasOne() {
        assertThat(guards().filter(g -> g.list().equals("hostile")).map(Guard::shows))
                .containsAll(HOSTILE)
                .allMatch(HOSTILE::contains);
    }
}
