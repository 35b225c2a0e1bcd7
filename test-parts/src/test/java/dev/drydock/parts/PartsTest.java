package dev.drydock.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {

    private final List<String> asked = new ArrayList<>();

    private final class Machine implements Parts.Engine {
        private final String silent;
        private final boolean inReach;
        private final String lacks;
        private final String pull;
        private final String broken;

        Machine(String silent, boolean inReach, String lacks, String pull, String broken) {
            this.silent = silent;
            this.inReach = inReach;
            this.lacks = lacks;
            this.pull = pull;
            this.broken = broken;
        }

        @Override
        public Optional<String> silent() {
            asked.add("silent");
            return Optional.ofNullable(silent);
        }

        @Override
        public boolean portsInReach() {
            asked.add("ports");
            return inReach;
        }

        @Override
        public List<String> lacks() {
            asked.add("lacks");
            return lacks == null ? List.of() : List.of(lacks.split(" "));
        }

        @Override
        public Optional<String> pull(List<String> images) {
            asked.add("pull " + String.join(" ", images));
            return Optional.ofNullable(pull);
        }

        @Override
        public Optional<String> broken() {
            asked.add("broken");
            return Optional.ofNullable(broken);
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # silent,      in reach, lacks, pull,       broken,   what becomes of it,                                                            asked
            ,              true,     ,      ,           ,         containers (a Docker engine runs them),                                        silent ports lacks broken
            no engine,     true,     ,      ,           ,         embedded (no engine),                                                          silent
            ,              false,    ,      ,           ,         'embedded (this is a container, and TESTCONTAINERS_HOST_OVERRIDE does not name its engine''s host)', silent ports
            ,              true,     a:1,   ,           ,         containers (a Docker engine runs them),                                        silent ports lacks pull a:1 broken
            ,              true,     a b,   no network, ,         embedded (the Docker engine lacks a and b: no network),                        silent ports lacks pull a b
            ,              true,     ,      ,           no space, embedded (the Docker engine runs no container: no space),                      silent ports lacks broken
            ,              true,     a,     ,           no space, embedded (the Docker engine runs no container: no space),                      silent ports lacks pull a broken
            """)
    void containers_where_an_engine_runs_them_else_embedded_and_why(
            String silent, boolean inReach, String lacks, String pull, String broken, String choice, String asked) {
        Machine machine = new Machine(silent, inReach, lacks, pull, broken);

        assertThat(Parts.of("", machine)).hasToString(choice);
        assertThat(String.join(" ", this.asked)).isEqualTo(asked);
        if (choice.startsWith("containers")) {
            assertThat(Parts.of("containers", machine)).hasToString("containers (DRYDOCK_TEST_PARTS)");
        } else {
            String why = choice.substring("embedded (".length(), choice.length() - 1);
            assertThatThrownBy(() -> Parts.of("containers", machine))
                    .hasMessage("DRYDOCK_TEST_PARTS is containers, but " + why);
        }
    }

    @Test
    void embedded_by_force_asks_no_engine() {
        Machine machine = new Machine(null, true, null, null, null);

        assertThat(Parts.of("embedded", machine)).hasToString("embedded (DRYDOCK_TEST_PARTS)");
        assertThat(asked).isEmpty();
    }

    @Test
    void another_word_is_refused() {
        assertThatThrownBy(() -> Parts.of("docker", new Machine(null, true, null, null, null)))
                .hasMessage("DRYDOCK_TEST_PARTS is 'docker'; it can be containers, embedded or empty");
    }

    @Test
    void what_could_not_be_made_is_not_tried_again() {
        int[] tried = {0};
        Once<String> once = new Once<>(() -> {
            tried[0]++;
            throw new IllegalStateException("no");
        });

        assertThatThrownBy(once::get).hasMessage("no");
        assertThatThrownBy(once::get).hasMessage("no");
        assertThat(tried[0]).isEqualTo(1);
    }
}
