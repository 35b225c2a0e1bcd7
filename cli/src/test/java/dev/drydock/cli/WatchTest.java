package dev.drydock.cli;

import static dev.drydock.cli.FakeServer.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.FakeServer.Connection;
import dev.drydock.cli.FakeServer.Ends;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
    private static final String OUTPUT =
            event("output", "{\"order\":\"r-7f3a/10/do/50\",\"lines\":[\"adding column berth\"],\"percent\":-1}");

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    private static String run(String name) {
        return event("run", Given.line("runs/" + name));
    }

    @ParameterizedTest
    @CsvSource({"succeeded,0", "not-started,1", "rolled-back,3", "stuck,4", "resolved,4", "waiting,5"})
    void ends_with_the_code_of_how_the_run_stands(String state, int exit) {
        server.stream("r-7f3a", Connection.of(Ends.SILENT, run("first"), run(state)));

        Cli.Outcome outcome = Cli.at(server).run("watch", "r-7f3a");

        assertThat(outcome.exit()).isEqualTo(exit);
    }

    @Test
    void tells_plain_lines_and_the_summary_where_there_is_no_terminal() {
        server.stream(
                "r-7f3a",
                Connection.of(
                        Ends.WELL,
                        run("first"),
                        ": beat\n\n",
                        run("migrating"),
                        OUTPUT,
                        run("going-back"),
                        run("rolled-back"),
                        event("end", "")));

        Cli.Outcome outcome = Cli.at(server).run("watch", "r-7f3a");

        Given.golden("watch-plain", outcome.out());
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void goes_on_over_a_lost_connection_and_a_server_that_is_starting() {
        server.stream(
                "r-7f3a",
                Connection.of(Ends.CUT, run("first"), "event: run\ndata: {\"id\":\"half"),
                new Connection(503, List.of("{\"title\":\"starting\",\"status\":503}"), Ends.WELL),
                Connection.of(Ends.CUT),
                Connection.of(Ends.WELL, run("migrating")),
                Connection.of(Ends.WELL, run("succeeded")));

        Cli.Outcome outcome = Cli.at(server).run("watch", "r-7f3a");

        assertThat(outcome.exit()).isZero();
        Given.golden("watch-reconnected", outcome.out());
    }

    @Test
    void takes_a_long_silence_for_a_lost_connection() {
        server.stream("r-7f3a", Connection.of(Ends.SILENT, run("first")), Connection.of(Ends.WELL, run("succeeded")));

        Cli.Outcome outcome = Cli.at(server).run("watch", "r-7f3a");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("connection lost");
    }

    @ParameterizedTest
    @CsvSource({"succeeded,arrived,0", "rolled-back,stopped,3", "succeeded,stopped,1", "stuck,going,4"})
    void follows_a_journey_over_its_hops(String second, String ended, int exit) {
        server.stream(
                "r-7f3a",
                Connection.of(
                        Ends.SILENT, hop("succeeded", "going", "r-7f3a"), hop("succeeded", "going", "r-7f3a,r-2")));
        server.stream(
                "r-2",
                Connection.of(
                        Ends.SILENT, hop(second, ended, "r-7f3a,r-2").replace("\"r-7f3a\",\"site", "\"r-2\",\"site")));

        Cli.Outcome outcome = Cli.at(server).run("watch", "r-7f3a");

        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(exit);
        assertThat(outcome.out())
                .contains("journey     r-7f3a to v2.0, " + ended)
                .contains("r-2");
    }

    private static String hop(String state, String journey, String runs) {
        String hops = Arrays.stream(runs.split(","))
                .map(r -> "{\"run\":\"" + r + "\",\"from\":\"v1.0\",\"to\":\"v1.1\",\"state\":\"succeeded\"}")
                .collect(Collectors.joining(","));
        String said = "{\"journey\":{\"id\":\"r-7f3a\",\"to\":\"v2.0\",\"state\":\"" + journey + "\",\"hops\":[" + hops
                + "]},";
        return event("run", Given.line("runs/" + state).replaceFirst("\\{", said));
    }

    @Test
    void redraws_in_place_at_a_terminal() {
        server.stream("r-7f3a", Connection.of(Ends.WELL, run("migrating"), OUTPUT, run("rolled-back")));

        Cli.Outcome outcome = Cli.at(server).terminal("").run("watch", "r-7f3a");

        assertThat(outcome.out())
                .contains("\033[K")
                .containsPattern("\033\\[\\d+A")
                .contains("\033[32m✓");
        assertThat(outcome.out())
                .as("broken between words")
                .contains("UTC, opened 2026-11-21\n            12:00:44 UTC)\n");
        assertThat(outcome.out().replace("\n            ", " "))
                .endsWith(String.join("\n", summary()) + "\nnext        ./drydock show r-7f3a\n");
    }

    @Test
    void obeys_no_color_and_dumb_terminals() {
        server.stream("r-7f3a", Connection.of(Ends.WELL, run("succeeded")));

        Cli.Outcome colourless =
                Cli.at(server).with("NO_COLOR", "1").terminal("").run("watch", "r-7f3a");
        Cli.Outcome dumb = Cli.at(server).with("TERM", "dumb").terminal("").run("watch", "r-7f3a");

        assertThat(colourless.out()).contains("\033[K").doesNotContainPattern("\033\\[\\d+m");
        assertThat(dumb.out()).doesNotContain("\033");
    }

    @Test
    void prints_each_change_as_one_document_for_programs() {
        server.stream(
                "r-7f3a",
                Connection.of(Ends.CUT, run("first"), run("migrating")),
                Connection.of(Ends.WELL, run("migrating"), OUTPUT, run("rolled-back"), event("end", "")));

        Cli.Outcome outcome = Cli.at(server).run("watch", "r-7f3a", "--json");

        assertThat(outcome.out().lines())
                .containsExactly(
                        Given.line("runs/first"), Given.line("runs/migrating"), Given.line("runs/rolled-back"));
        assertThat(outcome.err()).contains("connection lost");
        assertThat(outcome.exit()).isEqualTo(3);
    }

    @Test
    void says_at_once_that_there_is_no_such_run_or_no_server() {
        Cli.Outcome unknown = Cli.at(server).run("watch", "r-none");
        Cli.Outcome away = Cli.nowhere().run("watch", "r-7f3a");

        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("not told: GET /api/v1/runs/r-none/events");
        assertThat(away.exit()).isEqualTo(1);
        assertThat(away.err()).contains("is it up? ./drydock up");
    }

    @Test
    void a_state_of_a_newer_server_ends_when_the_server_says_so() {
        String strange = Given.line("runs/succeeded").replace("\"succeeded\"", "\"parked\"");
        server.stream("r-7f3a", Connection.of(Ends.WELL, event("run", strange), event("end", "")));

        Cli.Outcome outcome = Cli.at(server).run("watch", "r-7f3a");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("does not know");
    }

    private static List<String> summary() {
        return dev.drydock.cli.watch.Summary.of(Given.run("rolled-back"));
    }
}
