import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads Drydock's public record, and believes nothing that it cannot check: signature, numbers without gap, hash chain. Needs
 * the Kafka client on the class path and nothing of Drydock but its public key, which is the same for all of the record.
 *
 *     java -cp 'kafka-clients.jar:slf4j-api.jar' RecordConsumer.java 127.0.0.1:9092 trusted/orchestrator.pub [once]
 *
 * Prints a line an event. With `once` it ends at the end of the topic, with 1 where something was wrong.
 */
class RecordConsumer {
    private static final String TOPIC = "drydock.upgrades";

    // run, sequence and previoushash stand before data, the only part that is not fixed; a quote within a text is escaped
    private static final Pattern EVENT = Pattern.compile(
            "\"type\":\"([a-z0-9.-]+)\".*?\"run\":\"([^\"\\\\]+)\",\"sequence\":(\\d+),\"previoushash\":\"([0-9a-f]*)\"",
            Pattern.DOTALL);

    private record Last(long sequence, String hash) {}

    private final PublicKey key;
    private final Map<String, Last> runs = new HashMap<>();
    private int wrong;

    RecordConsumer(PublicKey key) {
        this.key = key;
    }

    public static void main(String[] args) throws Exception {
        byte[] der = Base64.getMimeDecoder().decode(Files.readString(Path.of(args[1])));
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        boolean once = args.length > 2 && args[2].equals("once");
        RecordConsumer it = new RecordConsumer(key);
        Map<String, Object> config = Map.of("bootstrap.servers", args[0], "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(TOPIC).stream()
                    .map(p -> new TopicPartition(TOPIC, p.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (!once || all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var r : consumer.poll(Duration.ofSeconds(1))) it.take(r);
            }
        }
        System.exit(it.wrong == 0 ? 0 : 1);
    }

    private void take(ConsumerRecord<byte[], byte[]> r) throws Exception {
        String run = r.key() == null ? "" : new String(r.key(), StandardCharsets.UTF_8);
        Matcher event = EVENT.matcher(new String(r.value() == null ? new byte[0] : r.value(), StandardCharsets.UTF_8));
        if (!signed(r)) tell("NOT SIGNED", run, 0, "partition " + r.partition() + " offset " + r.offset());
        else if (!event.find() || !event.group(2).equals(run)) tell("NOT OF THIS RUN", run, 0, "");
        else follow(run, event.group(1), Long.parseLong(event.group(3)), event.group(4), sha256(r.value()));
    }

    private void follow(String run, String type, long sequence, String previous, String hash) {
        Last last = runs.getOrDefault(run, new Last(0, ""));
        // sent again: the relay may, after a crash
        if (sequence <= last.sequence) return;
        if (sequence > last.sequence + 1) tell("MISSING", run, last.sequence + 1, "up to " + (sequence - 1));
        else if (!previous.equals(last.hash)) tell("BROKEN CHAIN", run, sequence, type);
        runs.put(run, new Last(sequence, hash));
        System.out.println(run + " " + sequence + " " + type);
    }

    private void tell(String what, String run, long sequence, String more) {
        wrong++;
        System.out.println(what + ": run " + run + " entry " + sequence + " " + more);
    }

    /** Over topic, 0x00, key, 0x00, value. */
    private boolean signed(ConsumerRecord<byte[], byte[]> r) throws Exception {
        Header signature = r.headers().lastHeader("drydock-signature");
        if (signature == null || signature.value().length != 64 || r.key() == null || r.value() == null) return false;
        Signature s = Signature.getInstance("Ed25519");
        s.initVerify(key);
        s.update(TOPIC.getBytes(StandardCharsets.UTF_8));
        s.update((byte) 0);
        s.update(r.key());
        s.update((byte) 0);
        s.update(r.value());
        return s.verify(signature.value());
    }

    private static String sha256(byte[] value) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    }
}
