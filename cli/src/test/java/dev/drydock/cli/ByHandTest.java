package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drill, restore, downgrade, prune: what is shown, asked and sent. */
class ByHandTest {
    private static final String PLANS = "POST /api/v1/sites/harbour-one/plans";
    private static final String RUNS = "POST /api/v1/sites/harbour-one/runs";
    private static final String PRUNE = "{\"site\":\"harbour-one\",\"goes\":[{\"backup\":\"b-0\",\"why\":\"old\"}]}";

    private final FakeServer server = new FakeServer();

    @BeforeEach
    void plan() {
        String plan = Given.json("plan")
                .replaceFirst(
                        "\\{",
                        "{\"kind\":\"restore\",\"backup\":\"b-1\",\"warnings\":[\"what is there is kept first\"],");
        server.answer(PLANS, 200, plan.replace("\"warnings\": []", "\"other\": []"));
        server.answer(RUNS, 202, Given.json("runs/first"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void restore_shows_what_will_happen_and_asks() {
        Cli.Outcome outcome = Cli.at(server).terminal("y\n").run("restore", "harbour-one", "--latest");

        Given.golden("restore", outcome.out());
        assertThat(outcome.err()).isEqualTo("Restore backup b-1 to harbour-one? [y/N] ");
        assertThat(outcome.exit()).isZero();
        assertThat(server.asked).extracting(FakeServer.Asked::what).containsExactly(PLANS, RUNS);
        assertThat(server.asked.getFirst().body()).isEqualTo("{\"kind\":\"restore\",\"latest\":true}");
        assertThat(server.asked.getLast().body())
                .isEqualTo("{\"kind\":\"restore\",\"shown\":\"d-1\",\"backup\":\"b-1\"}");
        assertThat(server.asked.getLast().key()).hasSize(36);
    }

    @Test
    void a_downgrade_restores_what_was_shown_or_nothing() {
        Cli.at(server).terminal("y\n").run("downgrade", "harbour-one", "--to", "v1.0");

        assertThat(server.asked.getLast().body())
                .isEqualTo("{\"kind\":\"downgrade\",\"to\":\"v1.0\",\"shown\":\"d-1\",\"backup\":\"b-1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"restore harbour-one --backup b-1", "downgrade harbour-one --to v1.0"})
    void starts_nothing_without_a_yes(String line) {
        Cli.Outcome no = Cli.at(server).terminal("n\n").run(line.split(" "));
        Cli.Outcome nobody = Cli.at(server).run(line.split(" "));

        assertThat(no.exit()).isEqualTo(1);
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("--yes");
        assertThat(server.asked).extracting(FakeServer.Asked::what).doesNotContain(RUNS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restore harbour-one --yes",
                "restore harbour-one --latest --backup b --yes",
                "restore harbour-one --latest --file /srv/b --yes",
                "restore harbour-one --latest --version v1 --yes",
                "restore harbour-one --backup b --database main --yes",
                "downgrade harbour-one --yes",
                "drill",
                "backups harbour-one --pin a --unpin b",
                "backups harbour-one --after 2027-01-01T00:00Z",
                "backups harbour-one --erase b --after soon"
            })
    void wrong_usage_asks_nothing(String line) {
        assertThat(Cli.at(server).run(line.split(" ")).exit()).isEqualTo(2);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void everything_that_is_said_is_sent() {
        Cli.at(server)
                .run(
                        "downgrade",
                        "harbour-one",
                        "--to",
                        "v1.0",
                        "--yes",
                        "--reason",
                        "bad",
                        "--discard-current",
                        "--without-drill",
                        "no server",
                        "--window",
                        "2027-01-10T01:00Z/2027-01-10T02:00Z");

        assertThat(server.asked.getLast().body())
                .isEqualTo("{\"kind\":\"downgrade\",\"to\":\"v1.0\",\"reason\":\"bad\",\"window\":"
                        + "{\"from\":\"2027-01-10T01:00:00Z\",\"until\":\"2027-01-10T02:00:00Z\"},"
                        + "\"discardCurrent\":true,\"withoutDrill\":\"no server\"}");
        assertThat(server.asked.getFirst().body())
                .isEqualTo(server.asked.getLast().body());
    }

    @Test
    void a_file_is_named_with_what_is_known_of_it() {
        Cli.at(server)
                .run("restore", "harbour-one", "--file", "/srv/d.sql", "--version", "v1.0", "--database", "main", "-y");

        assertThat(server.asked.getLast().body())
                .isEqualTo("{\"kind\":\"restore\",\"file\":\"/srv/d.sql\",\"version\":\"v1.0\",\"database\":\"main\"}");
    }

    @Test
    void an_upgrade_without_a_drill_says_so_before_it_is_asked_for() {
        Cli.at(server).run("upgrade", "harbour-one", "--to", "v1.1", "--yes", "--without-drill", "no server");

        assertThat(server.asked.getFirst().body()).isEqualTo("{\"to\":\"v1.1\",\"withoutDrill\":\"no server\"}");
        assertThat(server.asked.getLast().body()).contains("\"withoutDrill\":\"no server\"");
    }

    @Test
    void a_drill_asks_whose_backup_it_is() {
        server.answer("GET /api/v1/backups/b-1", 200, "{\"id\":\"b-1\",\"site\":\"harbour-one\"}");

        Cli.Outcome outcome = Cli.at(server).run("drill", "b-1");

        assertThat(outcome.exit()).isZero();
        assertThat(server.asked.getLast().what()).isEqualTo(RUNS);
        assertThat(server.asked.getLast().body()).isEqualTo("{\"kind\":\"drill\",\"backup\":\"b-1\"}");
    }

    @Test
    void a_prune_erases_only_what_was_said_yes_to() {
        server.answer(PLANS, 200, PRUNE);

        assertThat(Cli.at(server).run("backups", "harbour-one", "--prune").exit())
                .isZero();
        assertThat(Cli.at(server)
                        .terminal("n\n")
                        .run("backups", "harbour-one", "--prune")
                        .exit())
                .isEqualTo(1);
        assertThat(server.asked).extracting(FakeServer.Asked::what).doesNotContain(RUNS);

        assertThat(Cli.at(server)
                        .run("backups", "harbour-one", "--erase", "b-0", "--yes")
                        .exit())
                .isZero();
        assertThat(server.asked.getLast().body()).isEqualTo("{\"kind\":\"prune\",\"backup\":\"b-0\"}");
        server.answer(RUNS, 200, "{\"current\":true,\"site\":\"harbour-one\"}");
        assertThat(Cli.at(server)
                        .run("backups", "harbour-one", "--prune", "--yes")
                        .out())
                .endsWith("harbour-one keeps all its backups: nothing is to go\n");
    }
}
