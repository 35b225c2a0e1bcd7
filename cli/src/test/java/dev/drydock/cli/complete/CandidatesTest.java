package dev.drydock.cli.complete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Cli;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** What a shell offers while a line is typed. */
class CandidatesTest {
    private static final CommandSpec ROOT = Cli.root().getCommandSpec();

    private static List<String> after(String... words) {
        return Candidates.of(ROOT, List.of(words), word -> switch (word) {
            case SITE -> List.of("wiki", "wiki-test", "forum");
            case RUN -> List.of("01m80czxqeava8pzqkfb");
            default -> List.of();
        });
    }

    @Test
    void verbs_by_their_beginning_and_no_hidden_one() {
        assertThat(after("up")).contains("upgrade");
        assertThat(after("comp")).containsExactly("completion");
        assertThat(after("site", "")).contains("add", "list", "remove");
    }

    @Test
    void the_names_that_there_are() {
        assertThat(after("upgrade", "wi")).containsExactly("wiki", "wiki-test");
        assertThat(after("watch", "")).containsExactly("01m80czxqeava8pzqkfb");
        assertThat(after("site", "show", "f")).containsExactly("forum");
        assertThat(after("runs", "for")).containsExactly("forum");
    }

    @Test
    void options_that_were_not_said_yet() {
        assertThat(after("upgrade", "wiki", "--")).contains("--to", "--watch");
        assertThat(after("upgrade", "wiki", "--watch", "--w")).doesNotContain("--watch");
    }

    @Test
    void nothing_where_a_person_knows_best() {
        assertThat(after("upgrade", "wiki", "--to", "")).isEmpty();
        assertThat(after("upgrade", "wiki", "")).isEmpty();
        assertThat(after("site", "add", "")).isEmpty();
        assertThat(after("nonsense", "")).isEmpty();
    }

    @Test
    void the_shells_that_there_are() {
        assertThat(after("completion", "")).containsExactly("bash", "fish", "zsh");
    }
}
