package dev.drydock.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Plain HTTP, as any other program would speak it. */
public final class Api {
    private static final Set<String> RESTS =
            Set.of("waiting", "stuck", "succeeded", "rolled-back", "not-started", "resolved");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public record Reply(int status, JsonNode body) {}

    private Api() {}

    public static Reply get(String path) {
        return send(request(path).GET());
    }

    public static Reply post(String path, String type, String body, String... headers) {
        HttpRequest.Builder b = request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) b.headers(headers);
        return send(b);
    }

    public static Reply put(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
    }

    public static Reply json(String path, String body, String... headers) {
        return post(path, "application/json", body, headers);
    }

    /** Neither a body nor a form of one. */
    public static Reply empty(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Dock.STACK.url() + "/api/v1/" + path))
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", "Bearer " + Dock.STACK.token());
    }

    private static Reply send(HttpRequest.Builder b) {
        try {
            var r = HTTP.send(b.build(), BodyHandlers.ofString());
            boolean json = r.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(
                    r.statusCode(),
                    json ? JSON.readTree(r.body()) : JSON.getNodeFactory().textNode(r.body()));
        } catch (IOException e) {
            return new Reply(0, JSON.getNodeFactory().textNode(String.valueOf(e)));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public static String upgrade(String site, String to) {
        Reply r = json("sites/" + site + "/runs", "{\"kind\":\"upgrade\",\"to\":\"" + to + "\"}");
        if (r.status() != 202) throw new AssertionError("not started: " + r);
        return r.body().path("id").asText();
    }

    public static JsonNode run(String id) {
        return get("runs/" + id).body();
    }

    /** Where it stands, in one line: what is cut off at its end is the least telling. */
    public static String told(String id) {
        JsonNode r = run(id);
        StringBuilder told = new StringBuilder(String.join(
                "; ",
                r.path("state").asText(),
                r.path("position").asText(),
                r.path("reason").asText()));
        for (String part : List.of("steps", "wayBack")) {
            for (JsonNode step : r.path(part)) {
                if (!Set.of("waiting", "done", "").contains(step.path("state").asText())) {
                    told.append("; ").append(step.path("name").asText()).append(" is ");
                    told.append(step.path("state").asText())
                            .append(", tries ")
                            .append(step.path("tries").asInt());
                    told.append(", since ")
                            .append(step.path("started").asText())
                            .append(": ")
                            .append(step.path("reason").asText());
                }
            }
        }
        return told + "; " + r;
    }

    /** The run, once it rests: at an end, stuck or waiting. */
    static JsonNode rested(String id) {
        Dock.until(
                () -> "run " + id + " rests: " + told(id),
                Duration.ofSeconds(240),
                () -> RESTS.contains(run(id).path("state").asText()));
        return run(id);
    }
}
