package dev.drydock.participant.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Order;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.participant.Fixtures;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static final String TOPIC = "drydock.orders.vcs";
    private static final KeyPair ORCHESTRATOR = pair();
    private static final KeyPair BACKUP = pair();
    private static final Signatures.Trusted TRUSTED =
            Signatures.Trusted.of(Map.of("orchestrator", ORCHESTRATOR.getPublic(), "backup", BACKUP.getPublic()));

    private final Order order = Fixtures.order("run", 1);
    private final byte[] value = Wire.bytes(order);

    @Test
    void an_order_of_the_orchestrator_is_good_and_keeps_its_bytes() {
        var seen = Inspection.of(signed("orchestrator", ORCHESTRATOR, "run", value), TRUSTED);

        assertThat(seen).isInstanceOfSatisfying(Inspection.Good.class, g -> {
            assertThat(g.order().order()).isEqualTo(order);
            assertThat(g.order().value()).isSameAs(value);
        });
    }

    /** Who may write to the topic may add headers to what another has signed. */
    @Test
    void where_a_header_says_it_belongs_changes_nothing() {
        var record = signed("orchestrator", ORCHESTRATOR, "run", value);
        for (String header : List.of("00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-01", "\0", "x".repeat(100_000)))
            record.headers().add("traceparent", header.getBytes(StandardCharsets.UTF_8));

        assertThat(Inspection.of(record, TRUSTED)).isInstanceOfSatisfying(Inspection.Good.class, g -> assertThat(
                        g.order().order())
                .isEqualTo(order));
    }

    @Test
    void unsigned_is_bad() {
        assertThat(reason(new ConsumerRecord<>(TOPIC, 0, 0, "run", value))).isEqualTo("not signed");
    }

    @Test
    void a_participants_key_cannot_give_orders() {
        assertThat(reason(signed("backup", BACKUP, "run", value))).contains("not signed by a trusted key");
    }

    @Test
    void another_key_under_the_orchestrators_name_is_bad() {
        assertThat(reason(signed("orchestrator", BACKUP, "run", value))).contains("not signed by a trusted key");
    }

    @Test
    void an_order_under_another_runs_key_is_bad() {
        assertThat(reason(signed("orchestrator", ORCHESTRATOR, "other", value))).contains("key is not its run id");
    }

    @Test
    void an_order_without_work_is_bad() {
        byte[] cut =
                "{\"type\":\"drydock.order.v1\",\"id\":\"run/1/do/1\",\"place\":{\"parameters\":{},\"secrets\":{}}}"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(reason(signed("orchestrator", ORCHESTRATOR, "run", cut))).isEqualTo("has no work");
    }

    @Test
    void a_reason_is_one_line_whatever_was_in_the_record() {
        byte[] forged = "{\"type\":\"a\\nINFO forged\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(reason(signed("orchestrator", ORCHESTRATOR, "run", forged)))
                .contains("a INFO forged")
                .doesNotContain("\n");
    }

    @Test
    void no_value_is_bad() {
        assertThat(reason(new ConsumerRecord<>(TOPIC, 0, 0, null, null))).isEqualTo("empty record");
    }

    private static String reason(ConsumerRecord<String, byte[]> record) {
        return ((Inspection.Bad) Inspection.of(record, TRUSTED)).reason();
    }

    private static ConsumerRecord<String, byte[]> signed(String keyId, KeyPair by, String key, byte[] value) {
        var record = new ConsumerRecord<>(TOPIC, 0, 0, key, value);
        var signer = new Signatures.Signer(keyId, by.getPrivate());
        record.headers()
                .add(Signatures.SIGNATURE, signer.sign(TOPIC, key, value))
                .add(Signatures.KEY, keyId.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
