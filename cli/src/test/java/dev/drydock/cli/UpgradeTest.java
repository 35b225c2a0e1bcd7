package dev.drydock.cli;

import static dev.drydock.cli.FakeServer.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.FakeServer.Connection;
import dev.drydock.cli.FakeServer.Ends;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeTest {
    private static final String RUNS = "POST /api/v1/sites/harbour-one/runs";
    private static final String[] UPGRADE = {"upgrade", "harbour-one", "--to", "v1.1"};

    private final FakeServer server = new FakeServer();

    @BeforeEach
    void plan() {
        server.answer("POST /api/v1/sites/harbour-one/plans", 200, Given.json("plan"));
        server.answer(RUNS, 202, Given.json("runs/first"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String[] and(String... more) {
        String[] all = java.util.Arrays.copyOf(UPGRADE, UPGRADE.length + more.length);
        System.arraycopy(more, 0, all, UPGRADE.length, more.length);
        return all;
    }

    @Test
    void shows_what_it_would_do_and_asks() {
        Cli.Outcome outcome = Cli.at(server).terminal("y\n").run(UPGRADE);

        Given.golden("upgrade", outcome.out());
        assertThat(outcome.err()).isEqualTo("Upgrade harbour-one to v1.1? [y/N] ");
        assertThat(outcome.exit()).isZero();
        assertThat(server.asked.getLast().body())
                .as("of the plan that was shown")
                .contains("\"shown\":\"d-1\"");
    }

    @ParameterizedTest
    @CsvSource({"n", "''", "yess", "no"})
    void starts_nothing_without_a_yes(String answer) {
        Cli.Outcome outcome = Cli.at(server).terminal(answer).run(UPGRADE);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(server.asked).extracting(FakeServer.Asked::what).doesNotContain(RUNS);
    }

    @Test
    void asks_nobody_where_nobody_is() {
        Cli.Outcome outcome = Cli.at(server).run(UPGRADE);

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("--yes");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void sends_what_was_asked_for_with_a_key_of_its_own() {
        Cli.at(server).run(and("--yes", "--reason", "ticket 4711", "--step-by-step"));
        Cli.at(server).run(and("--yes", "--idempotency-key", "k-1"));

        FakeServer.Asked first = server.asked.get(1);
        assertThat(first.body())
                .isEqualTo("{\"kind\":\"upgrade\",\"to\":\"v1.1\",\"reason\":\"ticket 4711\",\"stepByStep\":true}");
        assertThat(first.key()).hasSize(36);
        assertThat(first.authorization()).isEqualTo("Bearer s3cret");
        assertThat(server.asked.get(3).key()).isEqualTo("k-1");
        assertThat(server.asked.get(3).body()).contains("\"reason\":null");
    }

    @Test
    void sends_its_window_and_refuses_what_is_none() {
        Cli.at(server).run(and("--yes", "--window", "2027-01-10T01:00Z/2027-01-10T04:00+01:00"));
        assertThat(server.asked.get(1).body())
                .contains("\"window\":{\"from\":\"2027-01-10T01:00:00Z\",\"until\":\"2027-01-10T03:00:00Z\"}");

        for (String bad :
                new String[] {"", "22:00", "2027-01-10T04:00Z/2027-01-10T01:00Z", "a/b", "2027-01-10T04:00Z"}) {
            Cli.Outcome outcome = Cli.at(server).run(and("--yes", "--window", bad));
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).contains("is no window");
        }
    }

    @Test
    void asks_for_a_journey_and_says_where_it_leads() {
        String plan = Given.json("plan").replaceFirst("\\{", "{\"hops\":[\"v1.1\",\"v2.0\"],");
        server.answer("POST /api/v1/sites/harbour-one/plans", 200, plan);

        Cli.Outcome outcome = Cli.at(server).run("upgrade", "harbour-one", "--to", "v2.0", "--hops", "--yes");

        assertThat(outcome.out())
                .contains("hops: v1.1 → v2.0; this is the first, each other is planned when the one before has ended");
        assertThat(server.asked)
                .extracting(FakeServer.Asked::body)
                .containsExactly(
                        "{\"to\":\"v2.0\",\"hops\":true}",
                        "{\"kind\":\"upgrade\",\"to\":\"v2.0\",\"reason\":null,\"stepByStep\":false,\"hops\":true}");
    }

    @Test
    void is_content_where_the_site_is_there_already() {
        server.answer(RUNS, 200, "{\"current\":true,\"site\":\"harbour-one\",\"version\":{\"name\":\"v1.1\"}}");

        Cli.Outcome outcome = Cli.at(server).run(and("--yes", "--watch"));

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("harbour-one is there already: nothing to do");
    }

    @Test
    void names_the_run_that_is_under_way() {
        server.answer(
                RUNS,
                409,
                "{\"title\":\"A run is under way\",\"status\":409,\"detail\":\"harbour-one is being upgraded\",\"run\":\"r-1\"}");

        Cli.Outcome outcome = Cli.at(server).run(and("--yes"));

        assertThat(outcome.exit()).isEqualTo(1);
        Given.golden("upgrade-409", outcome.err());
    }

    @Test
    void refuses_with_the_servers_words() {
        server.answer(
                "POST /api/v1/sites/harbour-one/plans",
                422,
                "{\"title\":\"Unknown version\",\"status\":422,\"detail\":\"v9 is no tag; nothing was changed\",\"next\":\"./drydock releases harbour-one\"}");

        Cli.Outcome outcome = Cli.at(server).run("upgrade", "harbour-one", "--to", "v9", "--yes");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo(
                        """
                        drydock: Unknown version
                          v9 is no tag; nothing was changed
                        next: ./drydock releases harbour-one
                        """);
    }

    @Test
    void says_how_to_ask_again_safely_when_the_answer_was_lost() {
        server.answer(RUNS, 0, "");

        Cli.Outcome outcome = Cli.at(server).run(and("--yes", "--idempotency-key", "k-2"));

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("may have been carried out").contains("--idempotency-key k-2");
    }

    @ParameterizedTest
    @CsvSource({"succeeded,0", "not-started,1", "rolled-back,3", "stuck,4", "waiting,5"})
    void watches_to_the_end(String state, int exit) {
        server.stream("r-7f3a", Connection.of(Ends.WELL, event("run", Given.line("runs/" + state))));

        Cli.Outcome outcome = Cli.at(server).run(and("--yes", "--watch"));

        assertThat(outcome.exit()).isEqualTo(exit);
    }

    @Test
    void prints_the_servers_document_for_programs() {
        Cli.Outcome outcome = Cli.at(server).run(and("--yes", "--json"));

        assertThat(outcome.out()).isEqualTo(Given.line("runs/first") + "\n");
    }
}
