package dev.drydock.e2e;

import dev.drydock.e2e.ApiPage.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request of an operation.
 *
 * @param path with its query, as it is sent
 * @param body null: none
 */
record ApiAsk(Operation operation, String path, Map<String, String> headers, String body) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ApiAsk with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new ApiAsk(operation, path, more, body);
    }

    ApiAsk without(String header) {
        Map<String, String> less = new TreeMap<>(headers);
        less.remove(header);
        return new ApiAsk(operation, path, less, body);
    }

    ApiAsk at(String other) {
        return new ApiAsk(operation, other, headers, body);
    }

    ApiAsk saying(String other) {
        return new ApiAsk(operation, path, headers, other);
    }

    HttpResponse<String> send() {
        HttpRequest.Builder b = HttpRequest.newBuilder(URI.create(Dock.STACK.url() + path))
                .timeout(Duration.ofSeconds(90))
                .method(operation.verb(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(b::header);
        try {
            return HTTP.send(b.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            // who goes on sending what is refused already may not come to read why
            if (body != null && body.length() > 1_000_000) return send();
            throw new AssertionError(this + ": " + e, e);
        } catch (InterruptedException e) {
            throw new AssertionError(this + ": " + e, e);
        }
    }

    @Override
    public String toString() {
        String said =
                body == null ? "" : body.length() > 200 ? body.substring(0, 200) + "… (" + body.length() + ")" : body;
        Map<String, String> shown = new TreeMap<>(headers);
        shown.computeIfPresent("Authorization", (k, v) -> v.substring(0, Math.min(v.length(), 15)) + "…");
        String where = path.length() > 300 ? path.substring(0, 300) + "…" : path;
        return operation.verb() + " " + where + " " + shown + " " + said;
    }
}
