package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void findings_come_with_the_file_as_it_was_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "recpie: x\n");
        server.answer(
                "POST /api/v1/recipes/check",
                422,
                "{\"title\":\"Not a recipe\",\"status\":422,\"detail\":\"nothing was added\",\"findings\":["
                        + "{\"file\":\"recipe\",\"line\":1,\"column\":1,\"what\":\"unknown key 'recpie'\",\"right\":\"recipe\"},"
                        + "{\"file\":null,\"line\":null,\"column\":null,\"what\":\"'doors' is missing\",\"right\":null}]}");

        Cli.Outcome outcome = Cli.at(server).run("recipe", "check", file.toString());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err().replace(folder.toString() + "/", ""))
                .isEqualTo(
                        """
                        drydock: Not a recipe
                          nothing was added
                          mine.yaml:1:1 unknown key 'recpie' → recipe
                          mine.yaml 'doors' is missing
                        """);
    }

    @Test
    void says_which_token_was_not_accepted() {
        server.answer("GET /api/v1/status", 401, "{\"title\":\"No token, or a wrong one\",\"status\":401}");

        Cli.Outcome outcome = Cli.at(server).run("status");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("with the variable DRYDOCK_TOKEN")
                .contains("--token-file")
                .doesNotContain("s3cret");
    }

    @Test
    void suggests_the_verb_that_was_meant() {
        Cli.Outcome outcome = Cli.at(server).run("upgarde");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no verb 'upgarde'").contains("did you mean: upgrade");
    }

    @Test
    void wrong_usage_is_a_problem_document_too() {
        Cli.Outcome outcome = Cli.at(server).run("upgrade", "harbour-one", "--json");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out())
                .isEqualTo(
                        "{\"type\":\"https://drydock.dev/problems/usage\",\"title\":\"Missing required option: '--to=V'\","
                                + "\"next\":\"./drydock upgrade --help\"}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\033[2Jb", "a\nb"})
    void takes_no_empty_names_and_no_control_characters(String name) {
        Cli.Outcome outcome = Cli.at(server).run("show", name);

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).doesNotContain("\033");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_or_no_file_at_all_is_wrong_usage(@TempDir Path folder) {
        Cli.Outcome missing =
                Cli.at(server).run("site", "add", folder.resolve("none.yaml").toString());
        Cli.Outcome directory = Cli.at(server).run("site", "add", folder.toString());

        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("there is no such file");
        assertThat(directory.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>\033[2JNot here</html>", "", "null", "[1]", "{}"})
    void understands_who_is_not_drydock(String body) {
        server.answer("GET /api/v1/status", 502, body);

        Cli.Outcome outcome = Cli.at(server).run("status", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("{").contains("502").doesNotContain("\033");
        assertThat(outcome.err()).startsWith("drydock: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "null", "[]", "{\"runs\":7}"})
    void a_good_answer_that_is_none_is_not_taken_for_one(String body) {
        server.answer("GET /api/v1/status", 200, body);

        Cli.Outcome outcome = Cli.at(server).run("status");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("the server's answer cannot be read");
    }

    @Test
    void what_a_server_says_never_reaches_the_terminal_as_it_came() {
        String hostile = Given.json("runs/hostile");
        server.answer("GET /api/v1/runs/r-7f3a", 200, hostile.replace("\\u009b", "\u009b"));
        server.answer("GET /api/v1/runs", 200, "{\"items\":[" + hostile + "]}");
        server.answer("GET /api/v1/recipes/x", 200, "title: \033[2J\u009b1A\n");
        server.answer(
                "GET /api/v1/status",
                503,
                "{\"title\":\"\033\",\"detail\":\"\\u001b[2J\",\"next\":\"\\u001b]0;x\\u0007y\"}");

        String all = Cli.at(server).run("show", "r-7f3a").out()
                + Cli.at(server).run("show", "r-7f3a", "--json").out()
                + Cli.at(server).run("runs").out()
                + Cli.at(server).run("recipe", "show", "x").out()
                + Cli.at(server).run("status").err()
                + Cli.at(server).run("status", "--json").out();

        assertThat(all).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e]");
    }
}
