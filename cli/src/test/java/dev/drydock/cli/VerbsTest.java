package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every verb: what it asks the server, what it prints, how it exits. */
class VerbsTest {
    private static final String SITE =
            "{\"name\":\"harbour-one\",\"recipe\":\"harbour\",\"root\":\"/srv/harbour\",\"url\":\"http://127.0.0.1:8080/\","
                    + "\"version\":{\"name\":\"v1.0\",\"commit\":\"1a2b3c4d\"},"
                    + "\"behind\":{\"standing\":\"behind\",\"since\":\"2026-11-10T12:00:00Z\",\"newest\":\"v1.2\"},\"run\":{\"id\":\"r-1\",\"state\":\"stuck\"},"
                    + "\"backup\":{\"id\":\"b-1\",\"verified\":\"2026-11-01T22:16:00Z\"},\"yaml\":\"name: harbour-one\\nrecipe: harbour\\n\"}";
    private static final String BACKUPS =
            "{\"items\":[{\"id\":\"b-1\",\"site\":\"harbour-one\",\"kind\":\"upgrade\",\"state\":\"verified\",\"pinned\":\"2026-11-21T12:00:00Z\",\"version\":{\"name\":\"v1.0\"},\"taken\":\"2026-11-21T12:00:00Z\","
                    + "\"verified\":\"2026-11-01T22:16:00Z\",\"fingerprints\":{},\"files\":12,\"bytes\":3456789},"
                    + "{\"id\":\"b-0\",\"site\":\"harbour-one\",\"kind\":\"backup\",\"state\":\"damaged\",\"open\":true,\"damage\":\"tree-0.tar.zst is missing\",\"version\":{\"name\":\"v1.0\"},\"taken\":\"2026-11-20T12:00:00Z\","
                    + "\"verified\":null,\"fingerprints\":{},\"files\":12,\"bytes\":999,\"elsewhere\":[\"the folder /srv/old\"]}]}";
    private static final String RELEASES =
            "{\"current\":{\"name\":\"1.0\",\"commit\":\"1a2b3c4d\"},\"releases\":[{\"name\":\"v1.1\",\"commit\":\"9f8e7d6c\"},"
                    + "{\"name\":\"v1.0\",\"commit\":\"1a2b3c4d\"}],\"edits\":[\"bin/harbour\"],\"newer\":1,\"heard\":["
                    + ReleaseCases.ASKED + "]}";
    private static final String ROLLOUT =
            "{\"id\":\"o-1\",\"to\":\"v1.1\",\"standing\":\"stopped\",\"why\":\"1 of 3 failed: harbour-two\","
                    + "\"next\":\"`drydock rollout retry o-1` tries what failed once more and goes on\",\"wave\":2,\"waves\":2,"
                    + "\"done\":1,\"failed\":1,\"started\":\"2026-11-01T22:16:00Z\",\"sites\":["
                    + "{\"site\":\"harbour-one\",\"wave\":1,\"stage\":\"done\",\"attempt\":2,\"run\":\"r-1\"},"
                    + "{\"site\":\"harbour-two\",\"wave\":2,\"stage\":\"failed\",\"attempt\":1,\"run\":\"r-2\","
                    + "\"why\":\"its run is rolled-back: `drydock show r-2`\"},"
                    + "{\"site\":\"harbour-three\",\"wave\":2,\"stage\":\"planned\",\"attempt\":1}]}";
    private static final String RECORD =
            dev.drydock.cli.api.Json.write(java.util.Map.of("items", dev.drydock.cli.record.Records.three()));

    private static final String TOKENS =
            "{\"items\":[{\"id\":\"t-2\",\"name\":\"ci\",\"role\":\"operator\",\"scope\":\"team=peering\",\"state\":\"live\","
                    + "\"created\":\"2026-11-21T12:00:00Z\",\"createdBy\":\"administrator\",\"expires\":\"2027-02-19T12:00:00Z\",\"used\":\"2026-11-21T12:00:30Z\"},"
                    + "{\"id\":\"t-1\",\"name\":\"ci\",\"role\":\"viewer\",\"scope\":\"\",\"state\":\"revoked\",\"expires\":null,\"used\":null}],\"next\":null}";

    private static final String V1 = " /api/v1/";

    /** @param golden empty: the output is compared nowhere else than in another test */
    record Case(String golden, String asked, int status, String answer, List<String> args) {
        static Case of(String golden, String asked, int status, String answer, String args) {
            return new Case(golden, asked, status, answer, List.of(args.split(" ")));
        }

        @Override
        public String toString() {
            return String.join(" ", args);
        }
    }

    static final List<Case> CASES = List.of(
            Case.of(
                    "status",
                    "GET" + V1 + "status",
                    200,
                    "{\"version\":\"0.1\",\"runs\":{\"running\":1,\"waiting\":0,\"stuck\":2},"
                            + "\"atRest\":[{\"run\":\"r-7f3a\",\"site\":\"harbour-one\",\"state\":\"stuck\",\"next\":\"`drydock retry r-7f3a` after mending\"}],"
                            + "\"sites\":3,\"database\":\"up\",\"broker\":\"up\"}",
                    "status"),
            Case.of("site-add", "POST" + V1 + "sites", 201, SITE, "site add FILE"),
            Case.of("site-change", "PUT" + V1 + "sites", 200, SITE, "site change FILE"),
            Case.of("site-list", "GET" + V1 + "sites", 200, "{\"items\":[" + SITE + "]}", "site list"),
            Case.of("site-show", "GET" + V1 + "sites/harbour-one", 200, SITE, "site show harbour-one"),
            Case.of("site-remove", "DELETE" + V1 + "sites/harbour-one", 204, "", "site remove harbour-one"),
            Case.of("releases", "GET" + V1 + "sites/harbour-one/releases", 200, RELEASES, "releases harbour-one"),
            Case.of(
                    "recipe-list",
                    "GET" + V1 + "recipes",
                    200,
                    "{\"items\":[{\"name\":\"harbour\",\"title\":\"The harbour\",\"shipped\":true},{\"name\":\"mine\",\"title\":null,\"shipped\":false}]}",
                    "recipe list"),
            Case.of("", "GET" + V1 + "recipes/harbour", 200, "recipe: harbour\n", "recipe show harbour"),
            Case.of("", "POST" + V1 + "recipes/check", 200, "{\"ok\":true,\"name\":\"harbour\"}", "recipe check FILE"),
            Case.of("recipe-add", "POST" + V1 + "recipes", 201, "{\"name\":\"harbour\"}", "recipe add FILE"),
            Case.of(
                    "plan",
                    "POST" + V1 + "sites/harbour-one/plans",
                    200,
                    Given.json("plan"),
                    "plan harbour-one --to v1.1"),
            Case.of(
                    "backup",
                    "POST" + V1 + "sites/harbour-one/runs",
                    202,
                    Given.json("runs/first"),
                    "backup harbour-one --open"),
            Case.of("backups", "GET" + V1 + "sites/harbour-one/backups", 200, BACKUPS, "backups harbour-one"),
            Case.of(
                    "backups-pin",
                    "POST" + V1 + "backups/b-1/pin",
                    200,
                    "{\"id\":\"b-1\",\"site\":\"harbour-one\",\"state\":\"verified\",\"pinned\":\"2026-11-21T12:00:00Z\"}",
                    "backups harbour-one --pin b-1"),
            Case.of(
                    "",
                    "POST" + V1 + "backups/b-1/unpin",
                    200,
                    "{\"id\":\"b-1\",\"site\":\"harbour-one\"}",
                    "backups harbour-one --unpin b-1"),
            Case.of(
                    "backups-erase-after",
                    "POST" + V1 + "backups/b-1/erase-after",
                    200,
                    "{\"id\":\"b-1\",\"site\":\"harbour-one\",\"state\":\"taken\",\"eraseAfter\":\"2027-05-25T00:00:00Z\"}",
                    "backups harbour-one --erase b-1 --after 2027-05-25T00:00Z"),
            Case.of(
                    "backups-prune",
                    "POST" + V1 + "sites/harbour-one/plans",
                    200,
                    "{\"site\":\"harbour-one\",\"goes\":[{\"backup\":\"b-0\",\"goes\":true,\"why\":\"no rule holds it\"}],"
                            + "\"stays\":[{\"backup\":\"b-1\",\"goes\":false,\"why\":\"it is pinned\"}]}",
                    "backups harbour-one --prune"),
            Case.of("show", "GET" + V1 + "runs/r-7f3a", 200, Given.json("runs/stuck"), "show r-7f3a"),
            Case.of(
                    "runs",
                    "GET" + V1 + "runs?site=harbour-one&open=true",
                    200,
                    "{\"items\":[" + Given.json("runs/going-back") + "," + Given.json("runs/succeeded") + "]}",
                    "runs harbour-one --open"),
            Case.of("record", "GET" + V1 + "runs/r-1/record", 200, RECORD, "record r-1"),
            Case.of("record-verify", "GET" + V1 + "runs/r-1/record", 200, RECORD, "record r-1 --verify"),
            Case.of("act", "POST" + V1 + "runs/r-7f3a/retry", 202, Given.json("runs/going-back"), "retry r-7f3a"),
            Case.of("", "POST" + V1 + "runs/r-7f3a/roll-back", 202, Given.json("runs/going-back"), "roll-back r-7f3a"),
            Case.of("", "POST" + V1 + "runs/r-7f3a/cancel", 202, Given.json("runs/not-started"), "cancel r-7f3a"),
            Case.of("", "POST" + V1 + "runs/r-7f3a/approve", 202, Given.json("runs/migrating"), "approve r-7f3a"),
            Case.of("", "POST" + V1 + "runs/r-7f3a/reject", 202, Given.json("runs/going-back"), "reject r-7f3a"),
            Case.of("", "POST" + V1 + "runs/r-7f3a/continue", 202, Given.json("runs/migrating"), "continue r-7f3a"),
            Case.of(
                    "token-create",
                    "POST" + V1 + "tokens",
                    201,
                    "{\"token\":\"dry_secret\",\"about\":{\"id\":\"t-2\",\"name\":\"ci\",\"role\":\"operator\",\"scope\":\"team=peering\",\"expires\":\"2027-02-19T12:00:00Z\"}}",
                    "token create ci --role operator --scope team=peering"),
            Case.of("token-list", "GET" + V1 + "tokens?limit=200", 200, TOKENS, "token list"),
            Case.of(
                    "whoami",
                    "GET" + V1 + "me",
                    200,
                    "{\"name\":\"ci\",\"role\":\"operator\",\"scope\":\"team=peering\",\"expires\":\"2027-02-19T12:00:00Z\"}",
                    "whoami"),
            Case.of(
                    "rollout-start",
                    "POST" + V1 + "rollouts",
                    200,
                    ROLLOUT.replace("\"id\":\"o-1\",", ""),
                    "rollout start --to v1.1 --label env=prod --recipe harbour --pause 30m --dry-run"),
            Case.of("rollout-list", "GET" + V1 + "rollouts", 200, "{\"items\":[" + ROLLOUT + "]}", "rollout list"),
            Case.of("rollout-show", "GET" + V1 + "rollouts/o-1", 200, ROLLOUT, "rollout show o-1"),
            Case.of("rollout-retry", "POST" + V1 + "rollouts/o-1/retry", 202, ROLLOUT, "rollout retry o-1"),
            Case.of(
                    "resolve",
                    "POST" + V1 + "runs/r-7f3a/resolve",
                    202,
                    Given.json("runs/resolved"),
                    "resolve r-7f3a --reason mended"));

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private Path file;

    @BeforeEach
    void file() throws IOException {
        file = Files.writeString(folder.resolve("some.yaml"), "name: harbour-one\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String[] args(Case c, String... more) {
        return Stream.concat(c.args.stream().map(a -> a.equals("FILE") ? file.toString() : a), Stream.of(more))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @FieldSource({"CASES", "dev.drydock.cli.ReleaseCases#ALL"})
    void asks_once_and_tells_it_in_words(Case c) {
        server.answer(c.asked, c.status, c.answer);

        Cli.Outcome outcome = Cli.at(server).run(args(c));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(server.asked).singleElement().satisfies(a -> {
            assertThat(a.what()).isEqualTo(c.asked);
            assertThat(a.authorization()).isEqualTo("Bearer s3cret");
        });
        if (!c.golden.isEmpty()) Given.golden("verb-" + c.golden, outcome.out());
    }

    @ParameterizedTest
    @FieldSource({"CASES", "dev.drydock.cli.ReleaseCases#ALL"})
    void tells_one_document_to_programs(Case c) {
        server.answer(c.asked, c.status, c.answer);

        Cli.Outcome outcome = Cli.at(server).run(args(c, "--json"));

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines())
                .singleElement()
                .asString()
                .startsWith("{")
                .endsWith("}");
    }

    @ParameterizedTest
    @FieldSource({"CASES", "dev.drydock.cli.ReleaseCases#ALL"})
    void is_refused_with_code_1(Case c) {
        server.answer(
                c.asked, 409, "{\"title\":\"Not now\",\"status\":409,\"detail\":\"it is so\",\"next\":\"do that\"}");

        Cli.Outcome outcome = Cli.at(server).run(args(c, "--json"));

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("drydock: Not now\n  it is so\nnext: do that\n");
        assertThat(outcome.out()).startsWith("{\"title\":\"Not now\"");
    }

    @ParameterizedTest
    @FieldSource({"CASES", "dev.drydock.cli.ReleaseCases#ALL"})
    void needs_a_server(Case c) {
        Cli.Outcome outcome = Cli.nowhere().run(args(c));

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("http://127.0.0.1:1").contains("is it up? ./drydock up");
    }

    @ParameterizedTest
    @FieldSource({"CASES", "dev.drydock.cli.ReleaseCases#ALL"})
    void does_not_take_a_word_too_many(Case c) {
        Cli.Outcome outcome = Cli.at(server).run(args(c, "surplus", "surplus"));

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void sends_the_file_and_the_reason_as_they_are() {
        server.answer("POST" + V1 + "sites", 201, SITE);
        server.answer("POST" + V1 + "runs/r-7f3a/resolve", 202, Given.json("runs/resolved"));

        Cli.at(server).run("site", "add", file.toString());
        Cli.at(server).run("resolve", "r-7f3a", "--reason", "a \"b\" $(c)");

        assertThat(server.asked.get(0).body()).isEqualTo("name: harbour-one\n");
        assertThat(server.asked.get(1).body()).isEqualTo("{\"reason\":\"a \\\"b\\\" $(c)\"}");
    }

    @Test
    void in_a_terminal_yes_is_said_to_the_sql_that_is_shown() {
        String waiting = Given.json("runs/waiting")
                .replaceFirst("\"possible\": \\[", "\"sequence\": 17, \"possible\": [ \"approve\",")
                .replace(
                        "\"differences\"",
                        "\"preview\": { \"sqlHash\": \"c0ffee\", \"statements\": 1, \"sql\": [ { \"text\": \"DROP TABLE t\" } ] }, \"differences\"");
        server.answer("GET" + V1 + "runs/r-7f3a", 200, waiting);
        server.answer("POST" + V1 + "runs/r-7f3a/approve", 202, Given.json("runs/migrating"));

        Cli.Outcome no = Cli.at(server).terminal("n\n").run("approve", "r-7f3a");
        Cli.Outcome yes = Cli.at(server).terminal("y\n").run("approve", "r-7f3a");

        assertThat(no.exit()).isEqualTo(1);
        assertThat(no.out()).contains("DROP TABLE t", "SHA-256 c0ffee");
        assertThat(yes.exit()).isZero();
        assertThat(server.asked)
                .extracting(FakeServer.Asked::what)
                .filteredOn(w -> w.startsWith("POST"))
                .hasSize(1);
        assertThat(server.asked.getLast().body()).isEqualTo("{\"reason\":null,\"seen\":17}");
    }

    @Test
    void the_ticket_goes_along() {
        server.answer("POST" + V1 + "runs/r-7f3a/approve", 202, Given.json("runs/migrating"));
        server.answer("POST" + V1 + "sites/harbour-one/runs", 202, Given.json("runs/first"));

        Cli.at(server).run("approve", "r-7f3a", "--ticket", "OPS-7");
        Cli.at(server).run("backup", "harbour-one", "--open", "--ticket", "OPS-8", "--reason", "first");

        assertThat(server.asked.get(0).body()).isEqualTo("{\"reason\":null,\"ticket\":\"OPS-7\"}");
        assertThat(server.asked.get(1).body())
                .isEqualTo("{\"kind\":\"backup\",\"open\":true,\"reason\":\"first\",\"ticket\":\"OPS-8\"}");
    }

    @Test
    void a_token_is_revoked_by_the_name_of_the_live_one_or_by_its_id() {
        server.answer("GET" + V1 + "tokens?limit=200", 200, TOKENS);
        server.answer("DELETE" + V1 + "tokens/t-1", 204, "");
        server.answer("DELETE" + V1 + "tokens/t-2", 204, "");

        assertThat(Cli.at(server).run("token", "revoke", "ci").out()).isEqualTo("revoked: token ci (t-2)\n");
        assertThat(Cli.at(server).run("token", "revoke", "t-1", "--json").out()).isEqualTo("{\"revoked\":\"t-1\"}\n");
        Cli.Outcome unknown = Cli.at(server).run("token", "revoke", "cd");

        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("no live token 'cd'", "token list");
        assertThat(server.asked)
                .extracting(FakeServer.Asked::what)
                .filteredOn(a -> a.startsWith("DELETE"))
                .containsExactly("DELETE" + V1 + "tokens/t-2", "DELETE" + V1 + "tokens/t-1");
    }

    @Test
    void a_token_is_looked_for_page_by_page() {
        server.answer("GET" + V1 + "tokens?limit=200", 200, "{\"items\":[],\"next\":\"t-3\"}");
        server.answer("GET" + V1 + "tokens?limit=200&cursor=t-3", 200, TOKENS);
        server.answer("DELETE" + V1 + "tokens/t-2", 204, "");

        assertThat(Cli.at(server).run("token", "revoke", "ci").exit()).isZero();
    }

    @Test
    void a_name_stays_one_segment_of_the_path() {
        Cli.at(server).run("show", "../sites?x=1#y z");

        assertThat(server.asked)
                .singleElement()
                .extracting(FakeServer.Asked::what)
                .isEqualTo("GET" + V1 + "runs/..%2Fsites%3Fx%3D1%23y%20z");
    }
}
