package dev.drydock.operations.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of spans in OpenTelemetry's own hands. */
class CollectorTest {
    private static final String RUN = "run1";
    private static final String ORDER = "run1/3/do/7";
    private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Instant FROM = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant TO = FROM.plusSeconds(7);

    private final Kept kept = new Kept();

    @Test
    void aRunIsOneTraceFromItsRequestToItsJobs() {
        Map<String, SpanData> spans = told(
                Span.request(RUN, "POST", "/api/v1/sites/{name}/runs", CALLER, FROM, TO),
                Span.run(RUN, "upgrade", "one", "succeeded", FROM, TO),
                Span.order(ORDER, "drydock.orders.migration", "migrate", "done", FROM, TO),
                Span.work(ORDER, "migrate", "done", false, FROM, TO),
                Span.job(ORDER, "exit 0", false, FROM, TO),
                Span.answer(ORDER, "migrate", "done", FROM, TO));

        assertThat(spans.values())
                .hasSize(6)
                .extracting(SpanData::getTraceId)
                .containsOnly(Point.begin(RUN).trace());
        SpanData request = spans.get("POST /api/v1/sites/{name}/runs");
        assertThat(request.getParentSpanContext().isValid()).as("the root").isFalse();
        assertThat(request.getLinks())
                .extracting(l -> l.getSpanContext().getTraceId())
                .containsExactly("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(above(spans, "run upgrade")).isEqualTo(request.getName());
        assertThat(above(spans, "order migrate")).isEqualTo("run upgrade");
        assertThat(above(spans, "work migrate")).isEqualTo("order migrate");
        assertThat(above(spans, "job")).isEqualTo("work migrate");
        assertThat(above(spans, "answer migrate")).isEqualTo("work migrate");
        assertThat(spans.values())
                .extracting(s -> s.getStatus().getStatusCode())
                .containsOnly(StatusCode.UNSET);
    }

    @Test
    void whatWentBadlyIsMarked() {
        Map<String, SpanData> spans = told(
                Span.run(RUN, "upgrade", "one", "rolled-back", FROM, TO),
                Span.order(ORDER, "drydock.orders.migration", "migrate", "failed", FROM, TO),
                Span.job(ORDER, "exit 1", true, FROM, TO));

        assertThat(spans.values())
                .extracting(s -> s.getStatus().getStatusCode())
                .containsOnly(StatusCode.ERROR);
        assertThat(spans.get("run upgrade").getAttributes().get(AttributeKey.stringKey("drydock.outcome")))
                .isEqualTo("rolled-back");
    }

    @Test
    void ofTwoClocksNothingEndsBeforeItBegins() {
        SpanData span =
                told(Span.work(ORDER, "migrate", "done", false, TO, FROM)).get("work migrate");

        assertThat(span.getEndEpochNanos()).isEqualTo(span.getStartEpochNanos());
    }

    private Map<String, SpanData> told(Span... spans) {
        try (Collector collector = new Collector(kept, "vcs-service", "1")) {
            List.of(spans).forEach(collector::tell);
        }
        return kept.spans.stream().collect(Collectors.toMap(SpanData::getName, Function.identity()));
    }

    private static String above(Map<String, SpanData> spans, String name) {
        String id = spans.get(name).getParentSpanId();
        return spans.values().stream()
                .filter(s -> s.getSpanId().equals(id))
                .map(SpanData::getName)
                .findFirst()
                .orElse("nobody");
    }

    private static final class Kept implements SpanExporter {
        final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> told) {
            spans.addAll(told);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
