package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that are started before what they need: each waits, says for what, and is ready when it comes. */
@Tag("faults")
class AbsentTest {
    @TempDir
    Path dir;

    private Stack stack;

    @BeforeEach
    void start() {
        stack = Stack.start(
                dir,
                Options.free().with(Map.of("DRYDOCK_METRICS_EVERY", "1s", "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true")));
    }

    @AfterEach
    void end() {
        Stack.down(dir);
    }

    @Test
    void withoutABrokerEachServiceWaitsAndSaysSo() throws IOException {
        startedWithout("kafka");
        for (Service s : Service.ALL) {
            Dock.until(s + " says that it waits", Duration.ofSeconds(90), () -> !ready(s).isEmpty());
            assertThat(ready(s)).as(s.word()).contains("DOWN", "Messaging", "[KO]");
        }
        assertThat(health(Service.ORCHESTRATOR, "well"))
                .as("in words, with what to do")
                .contains("the broker does not answer", "kafka.bootstrap.servers");

        stack.launch("kafka");

        allBecomeReady();
        for (Service s : Service.ALL) {
            assertThat(log(s).lines().filter(l -> l.startsWith("{")).findFirst())
                    .as("a line of " + s + " is a JSON object")
                    .get()
                    .satisfies(l -> assertThat(
                                    Wire.JSON.readTree(l).path("message").asText())
                            .isNotEmpty());
        }
    }

    @Test
    void withoutADatabaseEachServiceWaitsAndSaysSo() throws IOException {
        startedWithout("postgres");
        for (Service s : Service.ALL) {
            Dock.until(
                    s + " says for what it waits", Duration.ofSeconds(90), () -> log(s).contains("Connection to 127"));
            assertThat(stack.alive(s.word())).as(s.word()).isTrue();
        }

        stack.launch("postgres");

        allBecomeReady();
    }

    private void startedWithout(String part) throws IOException {
        for (Service s : Service.ALL) {
            stack.kill9(s.word());
            Files.writeString(stack.log(s.word()), "");
        }
        stack.kill9(part);
        for (Service s : Service.ALL) stack.launch(s.word());
    }

    private void allBecomeReady() {
        for (Service s : Service.ALL) {
            Dock.until(s + " is ready", Duration.ofSeconds(90), () -> ready(s).equals("UP"));
        }
    }

    /** UP, or what it says; empty: nobody answers. */
    private String ready(Service service) {
        return health(service, "ready");
    }

    private String health(Service service, String which) {
        try {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(stack.url(service) + "/q/health/" + which))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.ofString());
            return answer.statusCode() == 200 ? "UP" : answer.body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String log(Service service) {
        try {
            return Files.readString(stack.log(service.word()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
