package dev.drydock.maintenance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Health;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A real page that answers 503 while the file {@code down} lies in the root, unless the way-in header comes along. */
final class TinySite implements AutoCloseable {
    static final Command CLOSE = Command.of("touch down");
    static final Command OPEN = Command.of("[ -e application ] && rm down");
    static final Command BY_HAND = Command.of("rm -f down");

    final Path root;
    final Path jobs;
    final String url;
    final Queue<String> queries = new ConcurrentLinkedQueue<>();
    volatile String body = "Welcome to the harbour";
    volatile int status = 200;
    private final HttpServer server;
    /** Marks are looked for on the whole machine, where these tests may run twice at a time, one test after the other. */
    private static final AtomicLong FROM =
            new AtomicLong(ProcessHandle.current().pid() * 1_000_000);

    private long attempts = FROM.addAndGet(1000);

    TinySite(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        jobs = Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(root.resolve("application"), "");
        Files.writeString(root.resolve("VERSION"), "1.1\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        queries.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
        boolean wayIn = "sesame".equals(exchange.getRequestHeaders().getFirst("X-Way-In"));
        boolean down = Files.exists(root.resolve("down")) && !wayIn;
        byte[] bytes = (down ? "Back soon" : body).getBytes();
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/elsewhere")) {
            exchange.getResponseHeaders().add("Location", "http://localhost:1/");
        } else if (path.equals("/onward")) {
            exchange.getResponseHeaders().add("Location", "/");
        } else if (path.equals("/round")) {
            exchange.getResponseHeaders().add("Location", "/round");
        }
        boolean redirect = exchange.getResponseHeaders().containsKey("Location");
        exchange.sendResponseHeaders(redirect ? 302 : down ? 503 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    Doors doors(Command close, Command open, List<Doors.Writer> writers) {
        return new Doors(close, open, BY_HAND, List.of("down"), writers, url);
    }

    Health health(String path, String content) {
        return health(path, Health.WayIn.NONE, content);
    }

    Health health(String path, Health.WayIn wayIn, String content) {
        return new Health(Command.of("cat VERSION"), url + path, wayIn, content);
    }

    Work.Preflight preflight(Doors doors, Health health) {
        Version version = new Version("v1.1", "0".repeat(40));
        return new Work.Preflight(
                version,
                version,
                new Content(List.of(), List.of(), List.of(), List.of(), List.of()),
                doors,
                health,
                List.of());
    }

    Said perform(Work work) {
        return perform(work, "sesame");
    }

    /** @param wayIn the value of the site's secret of that name */
    Said perform(Work work, String wayIn) {
        AtomicLong nonce = new AtomicLong();
        Outside outside = new Outside(() -> "n" + nonce.incrementAndGet(), Duration.ofSeconds(5));
        Patience patience = new Patience(3, Duration.ofMillis(30));
        Place place = new Place(
                "one", root.toString(), "application", "", jobs.toString(), Map.of(), Map.of("way_in", "file:x"));
        OrderId id = new OrderId("run-7", 1, OrderId.Kind.DO, ++attempts);
        Order order = new Order(id, place, work, Instant.parse("2026-11-21T08:00:00Z"));
        Map<String, byte[]> secrets = Map.of("way_in", wayIn.getBytes(StandardCharsets.UTF_8));
        LocalHost here = LocalHost.as("");
        return new MaintenanceDuty(outside, patience, patience)
                .perform(order, new OrderSite(order, here, secrets, false, () -> {}, line -> {}, percent -> {}));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
