package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class HelpTest {

    @Command(
            name = "up",
            description = "Start Drydock on this machine: broker, database, services; they live on after this.")
    static final class Up implements Callable<Integer> {
        @Override
        public Integer call() {
            return 0;
        }
    }

    private static Cli.Outcome run(String... args) {
        return new Cli(Map.of(), Path.of("none"), false, "", new Up()).run(args);
    }

    @Test
    void is_one_for_all_verbs_whoever_added_them() {
        Cli.Outcome outcome = run("--help");

        assertThat(outcome.exit()).isZero();
        Given.golden("help", outcome.out());
    }

    @Test
    void of_a_word_that_needs_another_has_no_heading_with_nothing_below() {
        assertThat(run("site", "--help").out()).contains("change").doesNotContain("Exit codes:", "Examples:");
    }

    @Test
    void says_which_version_this_is() {
        assertThat(run("--version").out()).matches("Drydock [0-9]+(\\.[0-9]+)+(-SNAPSHOT)?\n");
    }

    @Test
    void without_a_verb_says_where_the_help_is() {
        Cli.Outcome outcome = run();

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("./drydock --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "site add",
                "site change",
                "site list",
                "site show",
                "site remove",
                "releases",
                "release approve",
                "release reject",
                "policy add",
                "policy list",
                "policy show",
                "policy remove",
                "policy explain",
                "hold add",
                "hold list",
                "hold remove",
                "source add",
                "source list",
                "source remove",
                "recipe list",
                "recipe show",
                "recipe check",
                "recipe add",
                "plan",
                "upgrade",
                "backup",
                "watch",
                "show",
                "runs",
                "retry",
                "roll-back",
                "cancel",
                "resolve",
                "approve",
                "reject",
                "continue",
                "backups",
                "drill",
                "restore",
                "downgrade",
                "record",
                "token create",
                "token list",
                "token revoke",
                "whoami",
                "rollout start",
                "rollout list",
                "rollout show",
                "rollout hold",
                "rollout resume",
                "rollout retry",
                "rollout cancel",
                "audit"
            })
    void of_every_verb_has_options_examples_and_exit_codes(String verb) {
        Cli.Outcome outcome = run((verb + " --help").split(" "));

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("--json", "--token-file", "Exit codes:", "  0 ", "  2 ", "Examples:\n  ./drydock " + verb);
        assertThat(outcome.out().lines()).allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void of_an_added_verb_is_there_too() {
        assertThat(run("up", "--help").exit()).isZero();
        assertThat(run("up").exit()).isZero();
    }
}
