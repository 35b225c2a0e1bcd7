package dev.drydock.operations.trace;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Where spans are told. Off unless a collector is named, and then nothing of OpenTelemetry is even loaded. It never waits, never
 * fails, and decides nothing.
 */
@Singleton
public class Traces {
    private static final Logger LOG = Logger.getLogger(Traces.class);

    private final Collector collector;

    @Inject
    public Traces(
            @ConfigProperty(name = "drydock.traces") Optional<String> where,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "drydock.replica", defaultValue = "1") String replica) {
        this.collector = where.map(String::strip)
                .filter(w -> !w.isEmpty())
                .flatMap(Traces::address)
                .map(to -> Collector.at(to, service, replica))
                .orElse(null);
    }

    private Traces() {
        this.collector = null;
    }

    public static Traces off() {
        return new Traces();
    }

    public boolean on() {
        return collector != null;
    }

    /** When it is now, for spans alone; no time limit goes by it. */
    public Instant now() {
        return on() ? Instant.now() : Instant.EPOCH;
    }

    public void tell(Supplier<Span> span) {
        if (!on()) return;
        try {
            collector.tell(span.get());
        } catch (RuntimeException e) {
            LOG.debugf("span not told cause=%s", e);
        }
    }

    /** What a record on Kafka says of where it belongs; empty: nothing. */
    public Optional<byte[]> header(Supplier<Point> point) {
        return on() ? Optional.of(point.get().header().getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
    }

    @PreDestroy
    void close() {
        if (on()) collector.close();
    }

    /** A wrong one turns traces off, and nothing else: nobody's upgrade waits for that. */
    static Optional<URI> address(String where) {
        try {
            URI uri = new URI(where);
            boolean right = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            if (right) return Optional.of(URI.create(where.replaceAll("/+$", "") + "/v1/traces"));
        } catch (java.net.URISyntaxException e) {
            // said below
        }
        LOG.error("drydock.traces is no address of a collector: no traces are sent. It is like http://collector:4318");
        return Optional.empty();
    }
}
