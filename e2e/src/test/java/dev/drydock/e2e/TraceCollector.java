package dev.drydock.e2e;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** What takes spans by OTLP over HTTP, as a collector does; or takes requests and never answers. */
final class TraceCollector implements AutoCloseable {
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;

    /** @param links the traces of others that it names */
    record Told(
            String service,
            String trace,
            String span,
            String above,
            String name,
            Span.SpanKind kind,
            boolean failed,
            long from,
            long to,
            Map<String, String> facts,
            List<String> links) {}

    /** @param port 0: any */
    private TraceCollector(int port, boolean hangs) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 50);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/v1/traces", hangs ? this::hang : this::take);
        server.setExecutor(threads);
        server.start();
    }

    static TraceCollector open() {
        return new TraceCollector(0, false);
    }

    static TraceCollector thatHangs(int port) {
        return new TraceCollector(port, true);
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Told> told() {
        return told;
    }

    private void take(HttpExchange request) throws IOException {
        var said = ExportTraceServiceRequest.parseFrom(request.getRequestBody());
        said.getResourceSpansList().forEach(this::take);
        request.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        request.sendResponseHeaders(200, -1);
        request.close();
    }

    private void take(ResourceSpans of) {
        String service = facts(of.getResource().getAttributesList()).get("service.name");
        of.getScopeSpansList().stream()
                .flatMap(s -> s.getSpansList().stream())
                .map(s -> told(service, s))
                .forEach(told::add);
    }

    private static Told told(String service, Span s) {
        return new Told(
                service,
                hex(s.getTraceId()),
                hex(s.getSpanId()),
                hex(s.getParentSpanId()),
                s.getName(),
                s.getKind(),
                s.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                s.getStartTimeUnixNano(),
                s.getEndTimeUnixNano(),
                facts(s.getAttributesList()),
                s.getLinksList().stream().map(l -> hex(l.getTraceId())).toList());
    }

    private static Map<String, String> facts(List<KeyValue> facts) {
        return facts.stream()
                .collect(Collectors.toMap(KeyValue::getKey, f -> f.getValue().getStringValue()));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private void hang(HttpExchange request) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            request.close();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.close();
    }
}
