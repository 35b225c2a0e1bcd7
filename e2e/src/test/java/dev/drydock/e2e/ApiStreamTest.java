package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client of good manners does: to come and go in the middle of a stream, to open too many, to write no HTTP. */
@Tag("stack")
class ApiStreamTest {
    private static final int EACH = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void whoComesAgainIsToldWhatWasSaidMeanwhileAndNoMoreThanTheirShareIsOpen() throws Exception {
        try (Harbour harbour = Harbour.open()) {
            String run = Api.json(
                            "sites/" + harbour.name + "/runs",
                            "{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\",\"stepByStep\":true}")
                    .body()
                    .path("id")
                    .asText();
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("waiting");
            Tokens.Token viewer = Tokens.make("viewer", "");
            List<HttpResponse<InputStream>> open = new ArrayList<>();
            for (int i = 0; i < EACH; i++) open.add(events(run, viewer, ""));

            HttpResponse<InputStream> oneMore = events(run, viewer, "");

            assertThat(open).allMatch(r -> r.statusCode() == 200);
            assertThat(oneMore.statusCode()).isEqualTo(429);
            assertThat(text(oneMore)).contains("too-many-streams");
            for (HttpResponse<InputStream> one : open) one.body().close();
            Api.json("runs/" + run + "/cancel", "{}");
            Dock.until("those that were left are over", java.time.Duration.ofSeconds(30), () -> {
                HttpResponse<InputStream> again = events(run, viewer, "");
                return text(again).contains("event:end") && again.statusCode() == 200;
            });
            int entries =
                    Api.get("runs/" + run + "/record").body().path("items").size();
            String since = text(events(run, viewer, "2"));
            assertThat(Pattern.compile("event:record\nid:(\\d+)")
                            .matcher(ordered(since))
                            .results()
                            .map(m -> Integer.valueOf(m.group(1))))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(3, entries).boxed().toList());
            assertThat(since).containsSubsequence("event:record", "event:run", "event:end");
            assertThat(events(run, viewer, "two").statusCode()).isEqualTo(422);
        }
    }

    /** The name first, however it was sent. */
    private static String ordered(String events) {
        return events.replaceAll("(?m)^id: ?(\\d+)\nevent: ?(\\w+)$", "event:$2\nid:$1")
                .replaceAll("(?m)^(event|id): ", "$1:");
    }

    private HttpResponse<InputStream> events(String run, Tokens.Token token, String last) {
        HttpRequest.Builder get = HttpRequest.newBuilder(
                        URI.create(Dock.STACK.url() + "/api/v1/runs/" + run + "/events"))
                .header("Authorization", "Bearer " + token.secret());
        if (!last.isEmpty()) get.header("Last-Event-ID", last);
        try {
            return http.send(get.build(), BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/runs/%zz HTTP/1.1",
                "GET /api/v1/runs/% HTTP/1.1",
                "GET /api/v1/runs?site=% HTTP/1.1",
                "GET /api/v1/runs?cursor=a%0d%0aX-Injected:%20yes HTTP/1.1",
                "GET http://elsewhere.example/api/v1/runs HTTP/1.1",
                "GET /api/v1/../../api/v1/runs HTTP/1.1",
                "GET /api/v1/runs HTTP/1.1\r\nIdempotency-Key: a\nX-Injected: yes",
                "GET /api/v1/runs HTTP/1.1\r\nAccept: \u00fc\u0001",
                "POST /api/v1/holds HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: -1",
                "POST /api/v1/holds HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 5",
                "GARBAGE",
                "BREW /api/v1/runs HTTP/1.1"
            })
    void whatIsNoHttpIsRefusedAndNothingOfItComesBackAsAHeader(String request) throws IOException {
        URI at = URI.create(Dock.STACK.url());
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(20_000);
            String whole = request + "\r\nHost: x\r\nAuthorization: Bearer " + Dock.STACK.token()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();

            String answer = new String(socket.getInputStream().readNBytes(100_000), StandardCharsets.ISO_8859_1);

            assertThat(answer).doesNotContainPattern("^HTTP/1\\.[01] 5");
            String head = answer.split("\r\n\r\n", 2)[0];
            assertThat(head.lines().filter(l -> l.startsWith("X-Injected"))).isEmpty();
        }
    }
}
