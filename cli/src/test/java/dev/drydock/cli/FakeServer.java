package dev.drydock.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that says what the test told it to, and remembers what it was asked. */
public final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Deque<Connection>> streams = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    public final List<Asked> asked = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    public record Asked(String what, String authorization, String key, String body) {}

    /** One connection of an event stream: what it sends, and how it ends. */
    public record Connection(int status, List<String> events, Ends how) {
        public static Connection of(Ends how, String... events) {
            return new Connection(200, List.of(events), how);
        }
    }

    public enum Ends {
        WELL,
        CUT,
        SILENT
    }

    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static String event(String name, String data) {
        return "event: " + name + "\n" + "data: " + data.replace("\n", "\ndata: ") + "\n\n";
    }

    public FakeServer answer(String what, int status, String body) {
        answers.put(what, new Answer(status, body));
        return this;
    }

    /** One after the other; the last one again and again. */
    public FakeServer stream(String run, Connection... connections) {
        streams.put("GET /api/v1/runs/" + run + "/events", new ArrayDeque<>(List.of(connections)));
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange x) throws IOException {
        String what = x.getRequestMethod() + " " + x.getRequestURI();
        String body = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                what,
                x.getRequestHeaders().getFirst("Authorization"),
                x.getRequestHeaders().getFirst("Idempotency-Key"),
                body));
        if (streams.containsKey(what)) stream(x, next(streams.get(what)));
        else
            whole(
                    x,
                    answers.getOrDefault(
                            what, new Answer(404, "{\"title\":\"not told: " + what + "\",\"status\":404}")));
    }

    private static synchronized Connection next(Deque<Connection> connections) {
        return connections.size() > 1 ? connections.poll() : connections.peek();
    }

    private void whole(HttpExchange x, Answer a) throws IOException {
        if (a.status == 0) {
            x.close();
            return;
        }
        byte[] bytes = a.body.getBytes(StandardCharsets.UTF_8);
        x.sendResponseHeaders(a.status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) x.getResponseBody().write(bytes);
        x.close();
    }

    private void stream(HttpExchange x, Connection c) throws IOException {
        x.getResponseHeaders().set("Content-Type", "text/event-stream");
        x.sendResponseHeaders(c.status, 0);
        for (String e : c.events) {
            x.getResponseBody().write(e.getBytes(StandardCharsets.UTF_8));
            x.getResponseBody().flush();
        }
        if (c.how == Ends.SILENT) waitForClose();
        if (c.how == Ends.WELL) x.getResponseBody().close();
        x.close();
    }

    private void waitForClose() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
