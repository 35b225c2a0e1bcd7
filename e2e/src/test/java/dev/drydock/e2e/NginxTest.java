package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/visitors.md gives for nginx, in a real one: visitors of an application that is closed by stopping it. */
@Tag("systems")
class NginxTest {
    @TempDir
    Path folder;

    @Test
    void visitorsOfAStoppedApplicationReadWhatTheSiteSays() throws Exception {
        try (Harbour harbour = Harbour.open("harbour", "visitors: { title: The office is closed }\n")) {
            Nginx stopped = Nginx.start(folder, harbour.name, "http://127.0.0.1:" + nobodyThere());
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            Dock.until("the sign hangs", Duration.ofSeconds(30), () -> ask(stopped, "GET")
                    .body()
                    .contains("The office is closed"));
            Answer posted = ask(stopped, "POST");
            harbour.site.switches().release();
            Api.rested(run);

            assertThat(posted.status()).isEqualTo(503);
            assertThat(posted.body()).contains("The office is closed").doesNotContain("http-equiv=\"refresh\"");
            assertThat(posted.retry()).isNotEmpty();
            Dock.until("the sign is taken down", Duration.ofSeconds(10), () -> !ask(stopped, "GET")
                    .body()
                    .contains("The office is closed"));
        }
    }

    @Test
    void whatTheApplicationSaysItselfIsPassedOn() throws Exception {
        HttpServer application = server(503, new ConcurrentLinkedQueue<>());
        try {
            Nginx nginx = Nginx.start(folder, "my-site", url(application));

            Dock.until(
                    "it answers",
                    Duration.ofSeconds(30),
                    () -> ask(nginx, "GET").status() != 0);

            assertThat(ask(nginx, "GET")).isEqualTo(new Answer(503, "", "its own words"));
        } finally {
            application.stop(0);
        }
    }

    @Test
    void ofTheVisitorDrydockIsToldNothing() throws Exception {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        HttpServer drydock = server(503, told);
        try {
            Nginx nginx = Nginx.start(folder, "my-site", "http://127.0.0.1:" + nobodyThere(), url(drydock));
            Dock.until(
                    "it answers",
                    Duration.ofSeconds(30),
                    () -> ask(nginx, "GET").status() != 0);

            ask(nginx, "POST");

            assertThat(told)
                    .last()
                    .asString()
                    .startsWith("GET /closed/my-site ")
                    .contains("X-asked=[POST]");
            assertThat(told).noneMatch(t -> t.contains("hunter2") || t.contains("password") || t.contains("q=1"));
        } finally {
            drydock.stop(0);
        }
    }

    /** @param told what each request consisted of */
    private static HttpServer server(int status, Queue<String> told) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet() + " " + body);
            byte[] words = "its own words".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static int nobodyThere() throws IOException {
        try (ServerSocket s = new ServerSocket(0)) {
            return s.getLocalPort();
        }
    }

    /** @param status 0: nobody answers */
    private record Answer(int status, String retry, String body) {}

    private static Answer ask(Nginx nginx, String method) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(nginx.url() + "/berths?q=1"))
                .header("Cookie", "session=hunter2")
                .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "password=x"))
                .build();
        try {
            HttpResponse<String> r = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new Answer(
                    r.statusCode(), r.headers().firstValue("Retry-After").orElse(""), r.body());
        } catch (IOException notYet) {
            return new Answer(0, "", "");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
