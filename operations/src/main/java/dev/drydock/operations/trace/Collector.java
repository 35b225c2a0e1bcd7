package dev.drydock.operations.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** All that is known of OpenTelemetry. So many spans wait for a collector that is away, the others are lost. */
final class Collector implements IdGenerator, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Collector.class);
    private static final int WAITING = 2048;
    private static final int AT_ONCE = 256;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PATIENCE_AT_THE_END = 2;

    private final ThreadLocal<Point> told = new ThreadLocal<>();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    static Collector at(URI to, String service, String replica) {
        SpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(to.toString())
                .setConnectTimeout(PATIENCE)
                .setTimeout(PATIENCE)
                .setRetryPolicy(null)
                .build();
        LOG.infof("traces are sent to=%s", to);
        return new Collector(new SaidOnce(exporter, to), service, replica);
    }

    Collector(SpanExporter exporter, String service, String replica) {
        Resource here = Resource.create(Attributes.of(
                AttributeKey.stringKey("service.namespace"),
                "drydock",
                AttributeKey.stringKey("service.name"),
                "drydock-" + service.replace("-service", ""),
                AttributeKey.stringKey("service.instance.id"),
                replica));
        provider = SdkTracerProvider.builder()
                .setResource(here)
                .setIdGenerator(this)
                .setSampler(Sampler.alwaysOn())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(WAITING)
                        .setMaxExportBatchSize(AT_ONCE)
                        .setScheduleDelay(EVERY)
                        .setExporterTimeout(PATIENCE)
                        .build())
                .build();
        tracer = provider.get("dev.drydock");
    }

    void tell(Span s) {
        SpanBuilder builder = tracer.spanBuilder(s.name())
                .setSpanKind(SpanKind.valueOf(s.kind().name()))
                .setStartTimestamp(s.from());
        s.above().ifPresentOrElse(above -> builder.setParent(Context.root().with(at(above))), builder::setNoParent);
        s.link().ifPresent(link -> builder.addLink(at(link).getSpanContext()));
        s.facts().forEach(builder::setAttribute);
        told.set(s.point());
        try {
            io.opentelemetry.api.trace.Span span = builder.startSpan();
            if (s.failed()) span.setStatus(StatusCode.ERROR);
            span.end(later(s.from(), s.to()));
        } finally {
            told.remove();
        }
    }

    /** They are of two clocks, maybe. */
    private static Instant later(Instant from, Instant to) {
        return to.isBefore(from) ? from : to;
    }

    private static io.opentelemetry.api.trace.Span at(Point p) {
        return io.opentelemetry.api.trace.Span.wrap(SpanContext.createFromRemoteParent(
                p.trace(), p.span(), TraceFlags.getSampled(), TraceState.getDefault()));
    }

    @Override
    public String generateTraceId() {
        return told.get().trace();
    }

    @Override
    public String generateSpanId() {
        return told.get().span();
    }

    @Override
    public void close() {
        provider.shutdown().join(PATIENCE_AT_THE_END, TimeUnit.SECONDS);
    }
}
