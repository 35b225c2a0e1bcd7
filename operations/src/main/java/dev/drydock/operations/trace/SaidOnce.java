package dev.drydock.operations.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** That the collector takes nothing is said once, and that it does again. */
final class SaidOnce implements SpanExporter {
    private static final Logger LOG = Logger.getLogger(SaidOnce.class);

    private final SpanExporter exporter;
    private final URI to;
    private final AtomicBoolean failing = new AtomicBoolean();

    SaidOnce(SpanExporter exporter, URI to) {
        this.exporter = exporter;
        this.to = to;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> ended(result.isSuccess()));
    }

    private void ended(boolean taken) {
        if (!failing.compareAndSet(taken, !taken)) return;
        if (taken) LOG.infof("traces are taken again to=%s", to);
        else LOG.warnf("traces are not taken, and lost until they are; nothing else waits for it to=%s", to);
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
