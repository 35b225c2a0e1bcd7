package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.record.Copies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit service, asked. What a file of it says is in {@code record/TamperingTest}. */
class AuditTest {
    private static final String STATE = "GET /api/v1/audit";
    private static final String FINDINGS = "GET /api/v1/audit/findings?limit=200&cursor=0";
    private static final String EXPORT = "GET /api/v1/audit/export?format=ndjson";

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    private Cli.Outcome run(String... args) {
        return new Cli(Map.of("DRYDOCK_AUDIT_URL", server.url(), "DRYDOCK_TOKEN", "s3cret"), folder, false, "")
                .run(args);
    }

    @Test
    void nothing_wrong_is_code_0() {
        server.answer(STATE, 200, "{\"newest\":120,\"headsHeld\":7,\"findings\":1}");
        server.answer(
                FINDINGS,
                200,
                "{\"items\":[{\"id\":1,\"what\":\"missing\",\"run\":\"r-1\",\"sequence\":3,\"until\":3,\"why\":\"w\","
                        + "\"open\":false,\"found\":\"2026-11-21T12:00:00Z\"}],\"next\":null}");

        Cli.Outcome outcome = run("audit");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        Given.golden("audit", outcome.out());
        assertThat(server.asked.getFirst().authorization()).isEqualTo("Bearer s3cret");
    }

    @Test
    void what_is_wrong_is_told_and_is_code_1() {
        server.answer(STATE, 200, "{\"newest\":120,\"headsHeld\":7,\"findings\":2}");
        server.answer(
                FINDINGS,
                200,
                "{\"items\":[{\"id\":1,\"what\":\"missing\",\"run\":\"r-1\",\"sequence\":3,\"until\":5,"
                        + "\"why\":\"head 7 has seen it, and it never came\",\"open\":true,\"found\":\"2026-11-21T12:00:00Z\"},"
                        + "{\"id\":2,\"what\":\"signature\",\"run\":\"r-\\u001b[2J2\",\"sequence\":1,\"until\":1,\"why\":\"w\","
                        + "\"open\":true,\"found\":\"2026-11-21T12:00:00Z\"}],\"next\":null}");

        Cli.Outcome outcome = run("audit");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).doesNotContain("\u001b");
        Given.golden("audit-findings", outcome.out());
        assertThat(run("audit", "--json").out()).contains("\"headsHeld\":7").contains("\"until\":5");
    }

    @Test
    void what_is_open_is_told_from_whichever_page_it_is_on() {
        server.answer(STATE, 200, "{\"newest\":120,\"headsHeld\":7,\"findings\":2}");
        server.answer(FINDINGS, 200, "{\"items\":[" + finding(1, false) + "],\"next\":200}");
        server.answer(
                FINDINGS.replace("cursor=0", "cursor=200"),
                200,
                "{\"items\":[" + finding(201, true) + "],\"next\":null}");

        Cli.Outcome outcome = run("audit", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("\"id\":201", "\"offset\":9", "\"more\":false")
                .doesNotContain("\"id\":1,");
    }

    @Test
    void where_it_reads_nothing_that_is_said_and_is_code_1() {
        server.answer(
                STATE,
                200,
                "{\"newest\":120,\"headsHeld\":7,\"findings\":0,\"lastHead\":\"2026-11-21T11:00:00Z\",\"silent\":"
                        + "\"reads nothing since 2026-11-21T11:00:00Z: `drydock status`\"}");
        server.answer(FINDINGS, 200, "{\"items\":[],\"next\":null}");

        Cli.Outcome outcome = run("audit");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("last head read: of 2026-11-21 11:00:00 UTC", "it reads nothing since 2026-11-21T11:00:00Z");
    }

    @Test
    void a_finding_is_closed_with_a_reason() {
        server.answer("POST /api/v1/audit/findings/3/close", 200, finding(3, false));

        Cli.Outcome outcome = run("audit", "--close", "3", "--reason", "a test of ours");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("finding 3 is closed; its evidence is kept");
        assertThat(server.asked.getFirst().body()).contains("a test of ours");
        assertThat(run("audit", "--close", "3").exit()).isEqualTo(2);
    }

    @Test
    void of_very_many_it_says_that_there_are_more() {
        String page =
                IntStream.rangeClosed(1, 201).mapToObj(i -> finding(i, true)).collect(Collectors.joining(","));
        server.answer(STATE, 200, "{\"newest\":120,\"headsHeld\":7,\"findings\":900}");
        server.answer(FINDINGS, 200, "{\"items\":[" + page + "],\"next\":201}");

        assertThat(run("audit", "--json").out()).contains("\"id\":201", "\"more\":true");
        assertThat(run("audit").out()).contains("and more: GET /api/v1/audit/findings?cursor=201");
    }

    private static String finding(int id, boolean open) {
        return "{\"id\":" + id
                + ",\"what\":\"missing\",\"run\":\"r-1\",\"sequence\":3,\"until\":3,\"why\":\"w\",\"open\":" + open
                + ",\"found\":\"2026-11-21T12:00:00Z\",\"offset\":9}";
    }

    @Test
    void an_export_that_came_whole_is_there_and_can_be_verified() throws Exception {
        Copies copy = new Copies();
        String text = Files.readString(copy.file(folder));
        server.answer(EXPORT, 200, text);

        Cli.Outcome outcome = run("audit", "--export", "out.ndjson");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("written: out.ndjson, ").contains("--verify out.ndjson");
        assertThat(folder.resolve("out.ndjson")).hasContent(text.strip());
        assertThat(run(
                                "audit",
                                "--verify",
                                "out.ndjson",
                                "--keys",
                                copy.trusted(folder).toString())
                        .exit())
                .isZero();
    }

    @Test
    void one_that_is_refused_leaves_no_file() {
        server.answer(EXPORT, 503, "{\"title\":\"Not now\",\"status\":503,\"next\":\"later\"}");

        assertThat(run("audit", "--export", "out.ndjson").exit()).isEqualTo(1);

        assertThat(folder.resolve("out.ndjson")).doesNotExist();
    }

    @Test
    void an_older_one_is_never_written_over() throws Exception {
        Path file = Files.writeString(folder.resolve("out.ndjson"), "before");
        server.answer(EXPORT, 200, "{}");

        Cli.Outcome outcome = run("audit", "--export", "out.ndjson");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("out.ndjson is there already");
        assertThat(file).hasContent("before");
    }

    @Test
    void a_folder_without_keys_and_a_spreadsheet_break_no_record() throws Exception {
        Copies copy = new Copies();
        String file = copy.file(folder).toString();
        String keys = copy.trusted(folder).toString();
        Path none = Files.createDirectories(folder.resolve("none"));
        Path sheet = Files.writeString(folder.resolve("record.csv"), "run,sequence\nr-1,1\n");

        Cli.Outcome noKeys = run("audit", "--verify", file, "--keys", none.toString());
        Cli.Outcome noCopy = run("audit", "--verify", sheet.toString(), "--keys", keys);

        assertThat(noKeys.exit()).isEqualTo(2);
        assertThat(noKeys.err()).contains("there is no public key in ").doesNotContain("BROKEN");
        assertThat(noCopy.exit()).isEqualTo(2);
        assertThat(noCopy.err()).contains("a spreadsheet cannot be verified").doesNotContain("BROKEN");
    }

    @Test
    void the_stack_of_this_machine_is_found_by_what_it_wrote_down() throws Exception {
        int port = java.net.URI.create(server.url()).getPort();
        Files.createDirectories(folder.resolve(".drydock"));
        Files.writeString(folder.resolve(".drydock/stack.json"), "{\"url\":\"\",\"ports\":{\"audit\":" + port + "}}");
        server.answer(STATE, 200, "{\"newest\":1,\"headsHeld\":1,\"findings\":0}");
        server.answer(FINDINGS, 200, "{\"items\":[],\"next\":null}");

        Cli.Outcome outcome = new Cli(Map.of(), folder, false, "").run("audit");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
    }

    @Test
    void away_it_says_so() {
        Cli.Outcome outcome =
                new Cli(Map.of("DRYDOCK_AUDIT_URL", "http://127.0.0.1:1"), folder, false, "").run("audit");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("http://127.0.0.1:1");
    }
}
