package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.drydock.contract.Command;
import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.contract.record.Head;
import dev.drydock.contract.record.Pen;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Pending;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.Saga;
import dev.drydock.orchestrator.saga.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/record}: a schema a type, made of what is said once, held to the code, and to what was released before. */
class RecordSchemaTest {
    private static final Path DOCS = Path.of("../docs/record");
    private static final Path RELEASED = Path.of("src/test/resources/released/v1");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path SAMPLES = Path.of("../contract/src/test/resources/golden");
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** Parts of the type that the code puts together. */
    private static final List<String> COMPOSED = Stream.of("step", "cure", "restore")
            .flatMap(what -> Stream.of("ordered", "accepted", "done", "refused", "failed", "interrupted")
                    .map(how -> what + "." + how))
            .toList();

    private static final List<String> COMPOSED_TOO = List.of(
            "rung.done",
            "rung.failed",
            "rung.not-needed",
            "backup.pinned",
            "backup.unpinned",
            "backup.dated",
            "rollout.started",
            "rollout.held",
            "rollout.resumed",
            "rollout.retried",
            "rollout.cancelled",
            "rollout.stopped",
            "rollout.ended");

    private static final Pattern LITERAL =
            Pattern.compile("(?:new (?:Chronicle\\.)?Entry|\\.tell)\\(\\s*\"([a-z.-]+)\"");
    private static final Pattern ASKED = Pattern.compile("\"((?:run|approval)\\.[a-z-]+)\"");
    private static final Pattern RELEASE = Pattern.compile("\"(release\\.[a-z]+)\"");

    static Stream<Map.Entry<String, String>> schemas() {
        return RecordTypes.schemas().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void is_written_down(Map.Entry<String, String> schema) throws IOException {
        Path file = DOCS.resolve(schema.getKey());
        if (Boolean.getBoolean("golden.update")) Files.writeString(file, schema.getValue());

        assertThat(Files.readString(file)).isEqualTo(schema.getValue());
    }

    @Test
    void none_is_there_that_is_of_no_type() throws IOException {
        assertThat(files(DOCS)).isEqualTo(RecordTypes.schemas().keySet());
    }

    @Test
    void every_type_that_the_code_can_write_has_one() throws IOException {
        Set<String> written = new TreeSet<>(COMPOSED);
        written.addAll(COMPOSED_TOO);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                LITERAL.matcher(text).results().map(m -> m.group(1)).forEach(written::add);
                RELEASE.matcher(text).results().map(m -> m.group(1)).forEach(written::add);
                if (file.endsWith("Chronicle.java"))
                    ASKED.matcher(text).results().map(m -> m.group(1)).forEach(written::add);
            }
        }
        written.removeIf(t -> t.endsWith("."));

        assertThat(new TreeSet<>(RecordTypes.names()))
                .as("add a line to RecordTypes for what is new, and run this with -Dgolden.update=true")
                .isEqualTo(written);
    }

    @Test
    void every_one_can_be_asked_for_and_no_other() {
        assertThat(EntryTypes.ALL).containsExactlyInAnyOrderElementsOf(RecordTypes.names());
    }

    static Stream<String> released() throws IOException {
        return files(RELEASED).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("released")
    void what_was_released_still_holds(String name) throws IOException {
        JsonNode then = Wire.JSON.readTree(Files.readString(RELEASED.resolve(name)));
        JsonNode now = Wire.JSON.readTree(Files.readString(DOCS.resolve(name)));

        holds(name, then, now);
    }

    /** A field may be added; none is removed, retyped, or may be missing all at once. */
    private static void holds(String where, JsonNode then, JsonNode now) {
        assertThat(now.path("type")).as(where).isEqualTo(then.path("type"));
        assertThat(now.path("const")).as(where).isEqualTo(then.path("const"));
        assertThat(words(now.path("required"))).as(where).containsAll(words(then.path("required")));
        then.path("properties").properties().forEach(p -> {
            String field = where + " " + p.getKey();
            assertThat(now.path("properties").has(p.getKey())).as(field).isTrue();
            holds(field, p.getValue(), now.path("properties").path(p.getKey()));
        });
        if (then.has("items")) holds(where + " []", then.path("items"), now.path("items"));
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(w -> words.add(w.asText()));
        return words;
    }

    @Test
    void the_golden_event_is_valid() throws IOException {
        assertThat(complaints(Files.readString(SAMPLES.resolve("event.json")))).isEmpty();
    }

    static Stream<Chronicle.Entry> entries() {
        Map<String, String> hashes = Map.of("main", "ab".repeat(32));
        var request = new Starter.Request(plan(), 1, "ann", "why", "OPS-1", null, null);
        List<Chronicle.Entry> all =
                new ArrayList<>(Chronicle.started(plan(), pending(new Work.Preview(Command.of("x"))), request));
        Stream.of(
                        new Found.BackedUp("b", hashes, 1, 2),
                        new Found.Brought("b", Instant.EPOCH, hashes, 1, 2),
                        new Found.Drilled("b", 1, 2, 3),
                        new Found.Checked("b", 1),
                        new Found.Damaged("b", "why"),
                        new Found.Forgotten(List.of("b")),
                        new Found.Proved(hashes, List.of("a")),
                        new Found.Previewed("ab".repeat(32), 1),
                        new Found.Examined(List.of()))
                .forEach(f -> all.addAll(told(new Work.Preview(Command.of("x")), new Said.Done(f))));
        Stream.of(new Said.Accepted(), new Said.Refused("r", "n"), new Said.Failed("r", "n", "error: tail"))
                .forEach(s -> all.addAll(told(new Work.Cure("c", Command.of("x")), s)));
        all.addAll(told(new Work.OpenDoors(null, true), new Said.Done(new Found.Nothing())));
        all.add(Chronicle.closed(Position.End.SUCCEEDED, 3));
        all.add(new Chronicle.Entry("record.head", Head.data(1, 2, List.of(new Head.Moved("r", 2, "ab".repeat(32))))));
        return all.stream();
    }

    private static List<Chronicle.Entry> told(Work work, Said said) {
        var state = new Saga(plan()).begin(Set.of(), 1);
        Optional<Pending> before = pending(work);
        Event event = new Event.Answered(before.get().id(), said);
        return Chronicle.of(plan(), before, new Happening("r", event, "vcs", null), state, state, before);
    }

    private static Optional<Pending> pending(Work work) {
        return Optional.of(new Pending(OrderId.of("r/1/do/1"), Family.MIGRATION, work, "name"));
    }

    private static Plan plan() {
        Version v = new Version("v1", "a".repeat(40));
        Step step = new Step(
                "name", Family.MIGRATION, new Work.Preview(Command.of("x")), Set.of(), false, false, List.of());
        return new Plan("R", "upgrade", "x", null, v, v, List.of(step), 0, List.of(), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void what_is_written_is_valid(Chronicle.Entry entry) throws Exception {
        var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        Pen.Written written = new Pen(new Signatures.Signer("orchestrator", key))
                .write(Pen.Last.none("r"), entry.type(), "site", Instant.EPOCH, "drydock", "", entry.data());

        assertThat(complaints(new String(written.value(), java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
    }

    /** By the schema of its type. */
    private static Set<ValidationMessage> complaints(String event) throws IOException {
        String type = Wire.JSON.readTree(event).path("type").asText();
        Path schema = DOCS.resolve(type.replaceFirst("^dev\\.drydock\\.", "") + ".schema.json");
        return FACTORY.getSchema(Files.readString(schema)).validate(Wire.JSON.readTree(event));
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".schema.json"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
