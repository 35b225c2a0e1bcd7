package dev.drydock.stack.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** In front of Harbour as a web server would be: 503 while its doors are closed, but for who knows the way in. */
record Web(Path root, String wayIn) {
    private static final int AT_ONCE = 8;

    public static void main(String[] args) throws IOException {
        Web web = new Web(Path.of(args[0]), Files.readString(Path.of(args[3])).strip());
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(args[1]), Integer.parseInt(args[2]));
        HttpServer server = HttpServer.create(address, 32);
        server.setExecutor(Executors.newFixedThreadPool(AT_ONCE));
        server.createContext("/", web::handle);
        Runtime.getRuntime().addShutdownHook(new Thread(web::sendClerkHome));
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean knows = wayIn.equals(exchange.getRequestHeaders().getFirst("X-Way-In"));
            if (closed() && !knows) answer(exchange, 503, "<h1>Harbour is closed for a moment</h1>");
            else page(exchange);
        }
    }

    private boolean closed() {
        return Files.exists(root.resolve("storage/maintenance"));
    }

    private void page(HttpExchange exchange) throws IOException {
        Process p = harbour("page");
        String page = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean good = p.onExit().join().exitValue() == 0;
        answer(exchange, good ? 200 : 500, good ? page : "<h1>Harbour is broken</h1>");
    }

    private void answer(HttpExchange exchange, int status, String page) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        if (status == 503) exchange.getResponseHeaders().set("Retry-After", "5");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void sendClerkHome() {
        try {
            if (Files.exists(root)) harbour("clerk-stop").onExit().join();
        } catch (IOException e) {
            System.err.println("the clerk could not be sent home: " + e);
        }
    }

    private Process harbour(String verb) throws IOException {
        return new ProcessBuilder("bin/harbour", verb)
                .directory(root.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
