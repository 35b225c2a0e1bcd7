package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One page, of a run or of a site. */
class BundleTest {
    private static final String RUN = "GET /api/v1/runs/harbour-one/bundle";
    private static final String SITE = "GET /api/v1/sites/harbour-one/bundle";
    private static final String PAGE =
            "{\"site\":\"harbour-one\",\"run\":null,\"text\":\"# No run yet\\n\\n```text\\na \\u001b[2Jb\\n```\\n\"}";
    private static final String UNKNOWN = "{\"title\":\"Unknown run\",\"status\":404,\"detail\":\"there is no run\"}";

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void it_is_printed_line_by_line_and_harmless() {
        server.answer(RUN, 200, PAGE);

        Cli.Outcome outcome = Cli.at(server).run("bundle", "harbour-one");

        assertThat(outcome.out())
                .startsWith("# No run yet\n\n```text\n")
                .endsWith("\n```\n")
                .doesNotContain("\u001b");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void what_is_no_run_may_be_a_site() {
        server.answer(RUN, 404, UNKNOWN);
        server.answer(SITE, 200, PAGE);

        Cli.Outcome outcome = Cli.at(server).run("bundle", "harbour-one", "--json");

        assertThat(outcome.out()).startsWith("{\"site\":\"harbour-one\",\"run\":null,");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void what_is_neither_is_refused() {
        server.answer(RUN, 404, UNKNOWN);

        Cli.Outcome outcome = Cli.at(server).run("bundle", "harbour-one");

        assertThat(outcome.err()).contains("Unknown run");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void a_server_that_fails_is_not_asked_twice() {
        server.answer(RUN, 503, "{\"title\":\"away\",\"status\":503}");

        assertThat(Cli.at(server).run("bundle", "harbour-one").exit()).isEqualTo(1);
        assertThat(server.asked).hasSize(1);
    }
}
