package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.drydock.contract.Topics;
import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Entry.Header;
import dev.drydock.contract.record.Seal;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Home;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code docs} gives to those who read the record: the samples run, and each event is as its schema says. */
@Tag("systems")
class SamplesTest {
    private static final Path DOCS = Home.find().top().resolve("docs");
    private static String good;
    private static String bad;

    private record Ran(int exit, String out) {}

    @BeforeAll
    static void twoUpgrades() {
        good = upgraded(HarbourSite.GOOD);
        bad = upgraded(HarbourSite.BAD);
        Topic.read(
                List.of(Topics.UPGRADES),
                "both are on the topic",
                all -> all.stream()
                                .filter(r -> new String(r.value(), StandardCharsets.UTF_8).contains("run.closed.v1"))
                                .filter(r -> List.of(good, bad).contains(new String(r.key(), StandardCharsets.UTF_8)))
                                .count()
                        >= 2);
    }

    private static String upgraded(String to) {
        try (Harbour harbour = Harbour.open()) {
            String run = Api.upgrade(harbour.name, to);
            Api.rested(run);
            return run;
        }
    }

    private static Ran run(String... command) throws Exception {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(p.waitFor(), out);
    }

    @Test
    void theConsumerInJavaReadsAllOfIt() throws Exception {
        String client = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(e -> e.contains("kafka-clients") || e.contains("slf4j-api"))
                .collect(Collectors.joining(":"));

        Ran ran = run(
                Home.find().java().toString(),
                "-cp",
                client,
                DOCS.resolve("samples/RecordConsumer.java").toString(),
                Dock.STACK.kafka(),
                Dock.STACK.dir().resolve("trusted/orchestrator.pub").toString(),
                "once");

        told(ran);
    }

    @Test
    void theOneInShellReadsAllOfIt() throws Exception {
        Assumptions.assumeTrue(there("kcat") && there("jq"), "kcat and jq are not here");

        told(run("sh", DOCS.resolve("samples/record.sh").toString(), Dock.STACK.kafka()));
    }

    private static boolean there(String tool) throws Exception {
        return run("sh", "-c", "command -v " + tool).exit() == 0;
    }

    private static void told(Ran ran) {
        // forged records of other tests of this stack are on the topic too
        assertThat(ran.out().lines().filter(l -> l.contains(good) || l.contains(bad)))
                .contains(good + " 1 dev.drydock.run.started.v1", bad + " 1 dev.drydock.run.started.v1")
                .noneMatch(l -> l.matches("(MISSING|BROKEN|MOVED|NOT ).*"))
                .anyMatch(l -> l.startsWith(good) && l.endsWith("run.closed.v1"))
                .anyMatch(l -> l.startsWith(bad) && l.endsWith("run.closed.v1"));
    }

    @Test
    void everyEventIsAsItsSchemaSays() throws Exception {
        Seal seal = Seal.of(Signatures.Trusted.load(Dock.STACK.dir().resolve("trusted")));
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        int checked = 0;
        for (ConsumerRecord<byte[], byte[]> r : Topic.everything()) {
            if (r.topic().equals(Topics.UPGRADES) && seal.read(entry(r)) instanceof Seal.Read.Good(var link)) {
                String name = link.event().type().replaceFirst("^dev\\.drydock\\.", "") + ".schema.json";
                assertThat(factory.getSchema(
                                        Files.readString(DOCS.resolve("record").resolve(name)))
                                .validate(Wire.JSON.readTree(r.value())))
                        .as(link.event().toString())
                        .isEmpty();
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    private static Entry entry(ConsumerRecord<byte[], byte[]> r) throws IOException {
        return new Entry(
                r.key(),
                r.value(),
                StreamSupport.stream(r.headers().spliterator(), false)
                        .map(h -> Header.of(h.key(), h.value()))
                        .toList());
    }
}
