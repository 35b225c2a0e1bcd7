package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.contract.Answer;
import dev.drydock.contract.Command;
import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Topics;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.demo.HarbourSite;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever may write to the broker is not believed by that alone: what nobody may say ends in the dead letters, with why. */
@Tag("stack")
class HostileMessagesTest {
    private static final String ORDERS = Family.VCS.topic();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String run = "stranger-" + COUNT.incrementAndGet();
    private final byte[] order = Wire.bytes(order(run));
    private final byte[] answer = Wire.bytes(answer(run, "no"));

    /** A look at a folder that is not there: harmless where it should be done after all. */
    private static Order order(String run) {
        Place place = new Place("nowhere", "/nonexistent/site", "m", "", "", Map.of(), Map.of());
        return new Order(
                new OrderId(run, 1, OrderId.Kind.DO, 1), place, new Work.Look(Command.of("true")), Instant.EPOCH);
    }

    private static Answer answer(String run, String reason) {
        OrderId id = new OrderId(run, 1, OrderId.Kind.DO, 1);
        return new Answer(id, Family.VCS, new Said.Failed(reason, "", ""), Instant.EPOCH);
    }

    @AfterAll
    static void aNormalUpgradeBesideThemSucceeds() {
        try (Harbour harbour = Harbour.open()) {
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("succeeded");
        }
    }

    @Test
    void anOrderWithoutASignature() throws Exception {
        letter("not signed", ORDERS, run, order, Map.of());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void anOrderSignedByAParticipant(Family family) throws Exception {
        letter("not signed by a trusted key", ORDERS, run, order, signed(family.word(), ORDERS, run, order));
    }

    @Test
    void anOrderWhoseSignatureIsOfAnotherTopicRunOrText() throws Exception {
        String why = "not signed by a trusted key";
        letter(why, ORDERS, run, order, signed("orchestrator", Family.BACKUP.topic(), run, order));
        letter(why, ORDERS, run + "x", order, signed("orchestrator", ORDERS, run, order));
        letter(why, ORDERS, run, Wire.bytes(order("other")), signed("orchestrator", ORDERS, run, order));
    }

    @Test
    void anOrderThatCannotBeRead() throws Exception {
        for (String text :
                List.of("{", "", "[]", "null", "\u0000", "{\"type\":\"drydock.order.v1\",\"id\":\"../x\"}")) {
            byte[] value = text.getBytes(UTF_8);
            letter("", ORDERS, run, value, signed("orchestrator", ORDERS, run, value));
        }
        byte[] deep = "[".repeat(100_000).getBytes(UTF_8);
        letter("epth", ORDERS, run, deep, signed("orchestrator", ORDERS, run, deep));
    }

    @Test
    void anOrderOfAnUnknownTypeOrWork() throws Exception {
        byte[] type = with(order, t -> t.put("type", "drydock.order.v99"));
        letter("type is 'drydock.order.v99'", ORDERS, run, type, signed("orchestrator", ORDERS, run, type));
        byte[] verb = with(order, t -> ((ObjectNode) t.get("work")).put("verb", "format-disk"));
        letter("format-disk", ORDERS, run, verb, signed("orchestrator", ORDERS, run, verb));
    }

    @Test
    void anOrderWithoutKeyOrValue() throws Exception {
        letter("its key is not its run id", ORDERS, null, order, signed("orchestrator", ORDERS, null, order));
        letter("empty record", ORDERS, run, null, Map.of());
        letter("empty record", ORDERS, null, null, Map.of());
    }

    @Test
    void fieldsThatNobodyKnowsAreNoReasonAndAnAnswerToAnUnknownRunIsPutAside() throws Exception {
        byte[] newer = with(order, t -> {
            t.put("since", "v99");
            ((ObjectNode) t.get("place")).putObject("cloud").put("zone", 7);
            ((ObjectNode) t.get("work")).put("depth", 3);
        });

        Topic.send(ORDERS, run, newer, signed("orchestrator", ORDERS, run, newer));

        var answers =
                Topic.read(List.of(Topics.ANSWERS, Topics.DEAD_LETTERS), "its answer is put aside", all -> all.stream()
                        .anyMatch(r -> isLetter(r) && key(r).equals(run)));
        assertThat(answers).anySatisfy(r -> {
            assertThat(r.topic()).isEqualTo(Topics.ANSWERS);
            assertThat(new String(r.value(), UTF_8)).contains(run, "refused", "/nonexistent/site does not exist");
        });
        assertThat(answers).filteredOn(r -> isLetter(r) && key(r).equals(run)).allSatisfy(r -> assertThat(
                        Wire.JSON.readTree(r.value()).path("reason").asText())
                .isEqualTo("signed by a family that does not have this order"));
    }

    @Test
    void anAnswerWithoutOrWithAnothersSignature() throws Exception {
        String why = "not signed by vcs";
        letter(why, Topics.ANSWERS, run, answer, Map.of());
        letter(why, Topics.ANSWERS, run, answer, signed("backup", Topics.ANSWERS, run, answer));
        letter(why, Topics.ANSWERS, run, answer, signed("orchestrator", Topics.ANSWERS, run, answer));
        Map<String, byte[]> lie = new HashMap<>(signed("backup", Topics.ANSWERS, run, answer));
        lie.put(Signatures.KEY, "vcs".getBytes(UTF_8));
        letter(why, Topics.ANSWERS, run, answer, lie);
        lie.put(Signatures.KEY, "vcs.../../etc".getBytes(UTF_8));
        letter(why, Topics.ANSWERS, run, answer, lie);
    }

    @Test
    void anAnswerThatCannotBeReadOrLacksSomething() throws Exception {
        for (String text : List.of("{", "", "[]", "null", "\u0000", "{\"type\":\"drydock.answer.v1\"}")) {
            byte[] value = text.getBytes(UTF_8);
            letter("", Topics.ANSWERS, run, value, signed("vcs", Topics.ANSWERS, run, value));
        }
        byte[] type = with(answer, t -> t.put("type", "drydock.answer.v99"));
        letter("drydock.answer.v99", Topics.ANSWERS, run, type, signed("vcs", Topics.ANSWERS, run, type));
        byte[] half = with(answer, t -> ((ObjectNode) t.get("said")).remove("tail"));
        letter("missing", Topics.ANSWERS, run, half, signed("vcs", Topics.ANSWERS, run, half));
    }

    @Test
    void anAnswerWithoutKeyOrValue() throws Exception {
        letter("key is not the order's run", Topics.ANSWERS, null, answer, signed("vcs", Topics.ANSWERS, null, answer));
        letter("empty record", Topics.ANSWERS, run, null, Map.of());
        letter("empty record", Topics.ANSWERS, null, null, Map.of());
    }

    @Test
    void anAnswerToAnUnknownRunAndOneWithNul() throws Exception {
        String why = "signed by a family that does not have this order";
        letter(why, Topics.ANSWERS, run, answer, signed("vcs", Topics.ANSWERS, run, answer));
        byte[] nul = Wire.bytes(answer(run, "a\u0000b"));
        letter(why, Topics.ANSWERS, run, nul, signed("vcs", Topics.ANSWERS, run, nul));
    }

    @Test
    void aStepThatPrintsNulAndFailsIsAnsweredAndGoesBack() {
        String recipe = Recipes.migratingWith(
                "harbour-nul", "  - migrate: printf 'one\\000two\\033[2J\\377\\n'; exit 3\n    expect: never\n");
        try (Harbour harbour = Harbour.open(recipe)) {
            JsonNode ended = Api.rested(Api.upgrade(harbour.name, HarbourSite.GOOD));
            assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("rolled-back");
            assertThat(ended.toString()).contains("one").doesNotContain("\\u0000");
        }
    }

    @Test
    void oneOfFiveMegabytesIsNotTakenByTheBroker() {
        byte[] value = new byte[5 << 20];
        for (String topic : List.of(ORDERS, Topics.ANSWERS)) {
            assertThatThrownBy(() -> Topic.send(topic, run, value, signed("vcs", topic, run, value)))
                    .isInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void whatIsAtTheBrokersLimitIsPutAsideAndCut() throws Exception {
        byte[] value = "x".repeat(1_000_100).getBytes(UTF_8);
        letter("longer than", ORDERS, run, value, signed("orchestrator", ORDERS, run, value));
        letter("longer than", Topics.ANSWERS, run, value, signed("vcs", Topics.ANSWERS, run, value));
    }

    /** Puts it there, and waits until somebody has put it aside with that reason. */
    private static void letter(String why, String topic, String key, byte[] value, Map<String, byte[]> headers)
            throws Exception {
        RecordMetadata at = Topic.send(topic, key, value, headers);
        var letters = Topic.read(List.of(Topics.DEAD_LETTERS), "a dead letter tells of " + at, all -> all.stream()
                .anyMatch(r -> isAbout(r, at)));
        assertThat(letters).filteredOn(r -> isAbout(r, at)).allSatisfy(r -> {
            String reason = Wire.JSON.readTree(r.value()).path("reason").asText();
            assertThat(reason).isNotBlank().contains(why);
            assertThat(r.value().length).isLessThan(100_000);
        });
    }

    private static boolean isLetter(ConsumerRecord<byte[], byte[]> r) {
        return r.topic().equals(Topics.DEAD_LETTERS);
    }

    private static String key(ConsumerRecord<byte[], byte[]> r) {
        return r.key() == null ? "" : new String(r.key(), UTF_8);
    }

    private static boolean isAbout(ConsumerRecord<byte[], byte[]> letter, RecordMetadata at) {
        try {
            JsonNode l = Wire.JSON.readTree(letter.value());
            return l.path("topic").asText().equals(at.topic())
                    && l.path("partition").asInt() == at.partition()
                    && l.path("offset").asLong() == at.offset();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> signed(String by, String topic, String key, byte[] value) {
        Signatures.Signer signer = Signatures.Signer.load(by, Dock.STACK.dir().resolve("keys/" + by + ".key"));
        return Map.of(Signatures.KEY, by.getBytes(UTF_8), Signatures.SIGNATURE, signer.sign(topic, key, value));
    }

    private static byte[] with(byte[] message, java.util.function.Consumer<ObjectNode> change) throws Exception {
        ObjectNode tree = (ObjectNode) Wire.JSON.readTree(message);
        change.accept(tree);
        return Wire.bytes(tree);
    }
}
