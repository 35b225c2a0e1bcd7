package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.Family;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Wire;
import dev.drydock.e2e.TraceCollector.Told;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run, one trace: from the request over Kafka to the job and back, whoever is killed meanwhile. */
@Tag("systems")
class TracesTest {
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final String CALLER = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String UPGRADE = "{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\"}";

    @TempDir
    Path folder;

    private Stack stack;
    private HarbourSite site;

    @Test
    void aRunIsOneTraceThoughServicesAreKilledAndAFineRunThoughNobodyTakesIt() throws Exception {
        try (TraceCollector collector = TraceCollector.open();
                Stack own = Stack.start(folder.resolve("data"), Options.free().with(to(collector.port())))) {
            stack = own;
            site = HarbourSite.build(folder.resolve("one"), "one", own.freePort(), own.secrets());
            Child web = site.web().start();
            try {
                ask("POST", "/api/v1/sites", "application/yaml", site.yaml());
                site.switches().hold();
                String run = begin(UPGRADE);
                assertThat(site.switches().arrived(LIMIT))
                        .as("in the middle of its migration")
                        .isTrue();
                // what a killed process had not sent yet is lost
                until(
                        "what is over was taken",
                        () -> taken(collector, run, "order ") == steps(run).size()
                                && taken(collector, run, "work ") == steps(run).size());
                own.kill9("orchestrator");
                own.kill9("migration");
                site.switches().release();
                own.restart("orchestrator");
                own.restart("migration");
                succeeded(run);
                // each service sends its own when it comes to it
                until(
                        "the run's span and those of all its steps were taken",
                        () -> taken(collector, run, "run ") == 1
                                && Stream.of("order ", "work ", "answer ")
                                        .allMatch(of -> taken(collector, run, of)
                                                >= steps(run).size()));

                itIsOneTrace(run, told(collector, run));
                itTellsNothingThatItMustNot(told(collector, run));
                recordsSayWhereTheyBelong(run);

                int port = collector.port();
                collector.close();
                succeeded(begin("{\"kind\":\"backup\"}"));
                try (TraceCollector hanging = TraceCollector.thatHangs(port)) {
                    succeeded(begin("{\"kind\":\"backup\"}"));
                }
                thatNobodyTookThemIsSaidOnce();
            } finally {
                web.send(Signal.TERM);
            }
        }
    }

    /** Not the one of {@link Dock}, whose stack nobody needs here. */
    private static void until(String what, BooleanSupplier condition) {
        assertThat(Await.until(LIMIT, condition)).as(what).isTrue();
    }

    private static Map<String, String> to(int port) {
        return Map.of("DRYDOCK_TRACES", "http://127.0.0.1:" + port, "DRYDOCK_HEADS_EVERY", "2s");
    }

    private void itIsOneTrace(String run, List<Told> spans) {
        Map<String, Told> byId = spans.stream().collect(Collectors.toMap(Told::span, Function.identity()));
        assertThat(spans)
                .extracting(Told::trace)
                .as("one trace")
                .containsOnly(spans.getFirst().trace());
        Told request = only(spans, "POST /api/v1/sites/{name}/runs");
        assertThat(request.above()).as("the root").isEmpty();
        assertThat(request.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
        assertThat(request.links()).as("the caller's own trace").containsExactly(CALLER);
        Told whole = only(spans, "run upgrade");
        assertThat(byId.get(whole.above())).isEqualTo(request);
        assertThat(whole.facts()).containsEntry("drydock.outcome", "succeeded").containsEntry("drydock.site", "one");

        List<Step> steps = steps(run);
        assertThat(steps).hasSizeGreaterThan(8);
        for (Step step : steps) {
            List<Told> of = spans.stream()
                    .filter(s -> step.order.equals(s.facts().get("drydock.order")))
                    .toList();
            Told order = only(of, "order " + step.verb);
            Told work = only(of, "work " + step.verb);
            Told answer = only(of, "answer " + step.verb);
            assertThat(order.above()).isEqualTo(whole.span());
            assertThat(order.service()).isEqualTo("drydock-orchestrator");
            assertThat(work.above()).isEqualTo(order.span());
            assertThat(work.service()).isEqualTo("drydock-" + step.family);
            assertThat(answer.above()).isEqualTo(work.span());
            assertThat(answer.service()).isEqualTo("drydock-orchestrator");
            assertThat(of.stream().filter(s -> s.name().equals("job"))).allSatisfy(j -> {
                assertThat(j.above()).isEqualTo(work.span());
                assertThat(j.service()).isEqualTo(work.service());
                assertThat(j.from()).isGreaterThanOrEqualTo(work.from());
                assertThat(j.to()).isLessThanOrEqualTo(work.to());
            });
        }
        assertThat(spans)
                .filteredOn(s -> s.name().equals("job"))
                .extracting(Told::service)
                .contains("drydock-vcs");
        assertThat(only(spans, "work migrate").facts())
                .as("taken up by the service that came after the killed one")
                .containsEntry("drydock.again", "true");
        assertThat(spans)
                .filteredOn(s -> s.name().equals("job")
                        && s.above().equals(only(spans, "work migrate").span()))
                .singleElement()
                .satisfies(j -> assertThat(j.facts()).containsEntry("drydock.ended", "exit 0"));
        assertThat(spans).noneMatch(Told::failed);
    }

    private void itTellsNothingThatItMustNot(List<Told> spans) {
        assertThat(spans.toString())
                .doesNotContain(stack.token(), folder.toString(), "administrator", "admin", "?", "secret=");
        assertThat(spans.stream().flatMap(s -> s.facts().keySet().stream()).collect(Collectors.toSet()))
                .isSubsetOf(Set.of(
                        "drydock.run",
                        "drydock.site",
                        "drydock.outcome",
                        "drydock.order",
                        "drydock.said",
                        "drydock.again",
                        "drydock.ended",
                        "http.request.method",
                        "http.route",
                        "messaging.system",
                        "messaging.destination.name"));
    }

    /** For others who read there: each order and each answer. */
    private void recordsSayWhereTheyBelong(String run) {
        List<String> topics = Arrays.asList(
                Family.BACKUP.topic(),
                Family.VCS.topic(),
                Family.MIGRATION.topic(),
                Family.MAINTENANCE.topic(),
                Topics.ANSWERS);
        List<ConsumerRecord<byte[], byte[]>> records = Topic.all(stack, topics).stream()
                .filter(r -> new String(r.key(), UTF_8).equals(run))
                .toList();
        assertThat(records).isNotEmpty();
        assertThat(records.stream()
                        .map(TracesTest::header)
                        .map(h -> h.split("-")[1])
                        .distinct())
                .hasSize(1);
        assertThat(records).allSatisfy(r -> assertThat(header(r)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> r) {
        Header header = r.headers().lastHeader("traceparent");
        return header == null ? "none-none" : new String(header.value(), UTF_8);
    }

    private void thatNobodyTookThemIsSaidOnce() throws IOException {
        for (Service s : Service.WORKING) {
            List<String> log = Files.readAllLines(stack.log(s.word()));
            assertThat(log)
                    .filteredOn(l -> l.contains("traces are not taken"))
                    .as(s.word())
                    .hasSize(1);
            assertThat(log).as(s.word()).noneMatch(l -> l.contains("io.opentelemetry"));
        }
    }

    private static Told only(List<Told> spans, String name) {
        List<Told> found = spans.stream().filter(s -> s.name().equals(name)).toList();
        assertThat(found).as(name + " among " + spans).hasSize(1);
        return found.getFirst();
    }

    private static List<Told> told(TraceCollector collector, String run) {
        return collector.told().stream()
                .filter(s -> run.equals(s.facts().get("drydock.run")))
                .toList();
    }

    private static long taken(TraceCollector collector, String run, String name) {
        return told(collector, run).stream()
                .filter(s -> s.name().startsWith(name))
                .count();
    }

    private record Step(String order, String verb, String family) {}

    /** Those that are over. */
    private List<Step> steps(String run) {
        return ask("GET", "/api/v1/runs/" + run, "text/plain", "")
                .path("steps")
                .valueStream()
                .filter(s -> s.hasNonNull("ended"))
                .map(s -> new Step(
                        run + "/" + s.path("index").asInt() + "/do/"
                                + s.path("attempt").asLong(),
                        s.path("verb").asText(),
                        s.path("family").asText()))
                .toList();
    }

    private void succeeded(String run) {
        until("run " + run + " succeeds", () -> ask("GET", "/api/v1/runs/" + run, "text/plain", "")
                .path("state")
                .asText()
                .equals("succeeded"));
    }

    private String begin(String wish) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + "/api/v1/sites/one/runs"))
                .header("Authorization", "Bearer " + stack.token())
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + CALLER + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString(wish))
                .build();
        return Wire.JSON
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .path("id")
                .asText();
    }

    private JsonNode ask(String verb, String path, String type, String body) {
        try {
            return Wire.JSON.readTree(Tokens.send(stack.url(), verb, path, stack.token(), type, body)
                    .body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
