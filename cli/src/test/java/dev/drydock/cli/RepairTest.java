package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Check and repair: what is asked, shown and sent. */
class RepairTest {
    private static final String CHECK = "GET /api/v1/sites/harbour-one/check";
    private static final String PLANS = "POST /api/v1/sites/harbour-one/plans";
    private static final String RUNS = "POST /api/v1/sites/harbour-one/runs";
    private static final String WELL =
            "{\"site\":\"harbour-one\",\"well\":true,\"version\":{\"name\":\"v1.0\",\"commit\":\"1a2b3c4d\"},\"run\":null,"
                    + "\"looked\":[\"the application says: v1.0\"],\"found\":[]}";
    private static final String ILL =
            "{\"site\":\"harbour-one\",\"well\":false,\"version\":{\"name\":\"v1.0\",\"commit\":\"1a2b3c4d\"},\"run\":\"r-1\","
                    + "\"looked\":[\"the application says: v1.0\",\"asked: bin/harbour migrate-status\"],\"found\":["
                    + "{\"sign\":\"pending\",\"what\":\"the code is at v1.0, the schema is not\",\"where\":\"bin/harbour\\nmigrate-status\","
                    + "\"evidence\":\"pending: 2\\nof 5\",\"next\":\"`drydock repair harbour-one` mends it\"},"
                    + "{\"sign\":\"unasked\",\"what\":\"doors and page could not be asked\",\"where\":\"/srv/harbour\",\"evidence\":\"\","
                    + "\"next\":\"`drydock status` shows what is away\"}]}";

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_is_well_is_said_so() {
        server.answer(CHECK, 200, WELL);

        Cli.Outcome outcome = Cli.at(server).run("check", "harbour-one");

        assertThat(outcome.out()).isEqualTo("harbour-one at v1.0 (1a2b3c4): well\n  the application says: v1.0\n");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void each_thing_that_was_found_says_where_how_and_what_next() {
        server.answer(CHECK, 200, ILL);

        Cli.Outcome outcome = Cli.at(server).run("check", "harbour-one");
        Cli.Outcome json = Cli.at(server).run("check", "harbour-one", "--json");

        Given.golden("verb-check", outcome.out());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(json.out().strip()).isEqualTo(ILL);
        assertThat(json.exit()).isEqualTo(1);
    }

    @Test
    void a_server_that_is_away_is_not_well() {
        server.answer(CHECK, 503, "{\"title\":\"No participant answered\",\"status\":503}");

        assertThat(Cli.at(server).run("check", "harbour-one").exit()).isEqualTo(1);
    }

    @Test
    void repair_shows_its_rungs_and_asks() {
        server.answer(PLANS, 200, Given.json("plan").replace("mail that", "its rungs: web; mail that"));
        server.answer(RUNS, 202, Given.json("runs/first"));

        Cli.Outcome no = Cli.at(server).terminal("n\n").run("repair", "harbour-one");
        Cli.Outcome yes = Cli.at(server).terminal("y\n").run("repair", "harbour-one", "--reason", "schema");

        assertThat(no.exit()).isEqualTo(1);
        assertThat(no.out()).contains("warning: its rungs: web");
        assertThat(yes.exit()).isZero();
        assertThat(yes.err()).isEqualTo("Repair harbour-one? [y/N] ");
        assertThat(server.asked.getLast().body())
                .isEqualTo("{\"kind\":\"repair\",\"reason\":\"schema\",\"shown\":\"d-1\"}");
    }

    @Test
    void where_nothing_is_found_nothing_is_done() {
        server.answer(PLANS, 200, "{\"current\":true,\"site\":\"harbour-one\"}");
        server.answer(RUNS, 200, "{\"current\":true,\"site\":\"harbour-one\"}");

        Cli.Outcome outcome = Cli.at(server).run("repair", "harbour-one", "--yes", "--watch");

        assertThat(outcome.out()).isEqualTo("harbour-one is well already: nothing to do\n");
        assertThat(outcome.exit()).isZero();
    }
}
