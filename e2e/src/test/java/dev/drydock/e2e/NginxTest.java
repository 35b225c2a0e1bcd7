package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
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

            assertThat(ask(stopped, "GET").status()).isEqualTo(503);
            assertThat(posted.status()).isEqualTo(503);
            assertThat(posted.body()).contains("The office is closed");
            assertThat(posted.retry()).isNotEmpty();
            assertThat(ask(stopped, "GET").body()).doesNotContain("The office is closed");
        }
    }

    @Test
    void whatTheApplicationSaysItselfIsPassedOn() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            Nginx nginx = Nginx.start(folder, harbour.name, harbour.site.url().replaceFirst("/$", ""));

            Dock.until(
                    "it answers",
                    Duration.ofSeconds(30),
                    () -> ask(nginx, "GET").status() == 200);
        }
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
