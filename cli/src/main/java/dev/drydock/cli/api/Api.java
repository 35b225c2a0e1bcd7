package dev.drydock.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The HTTP API: one method a request, failures as values. */
public final class Api {
    private static final int MAX_BYTES = 64_000_000;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(120);
    private static final Duration STREAM = Duration.ofSeconds(15);

    private final Target target;
    private final Duration answer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    public Api(Target target) {
        this(target, ANSWER);
    }

    /** @param answer how long one is waited for */
    public Api(Target target, Duration answer) {
        this.target = target;
        this.answer = answer;
    }

    /** The path of the parts below {@code /api/v1}, each as one segment whatever is in it. */
    public static String path(String... parts) {
        StringBuilder b = new StringBuilder("/api/v1");
        for (String p : parts) b.append('/').append(encoded(p));
        return b.toString();
    }

    public static String encoded(String s) {
        return URLEncoder.encode(s, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", s.matches("\\.+") ? "%2E" : ".");
    }

    public Reply get(String path) {
        return send(request(path, answer).GET());
    }

    public Reply delete(String path) {
        return send(request(path, answer).DELETE());
    }

    public Reply post(String path, Object body) {
        return send(json(path, body));
    }

    /** @param key makes a repetition harmless: the same key starts nothing twice */
    public Reply post(String path, Object body, String key) {
        return send(json(path, body).header("Idempotency-Key", key));
    }

    public Reply postYaml(String path, byte[] yaml) {
        return send(request(path, answer)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofByteArray(yaml)));
    }

    public Reply putYaml(String path, byte[] yaml) {
        return send(
                request(path, answer).header("Content-Type", "application/yaml").PUT(BodyPublishers.ofByteArray(yaml)));
    }

    /** What comes of asking for a stream of events. */
    public sealed interface Streaming {
        record Open(EventReader events) implements Streaming {}

        record Not(Reply.Bad bad) implements Streaming {}
    }

    public Streaming events(String run) {
        HttpRequest r = request(path("runs", run, "events"), STREAM)
                .setHeader("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<InputStream> response = http.send(r, BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) return new Streaming.Open(new EventReader(response.body()));
            return new Streaming.Not(bad(response.statusCode(), read(response)));
        } catch (IOException e) {
            return new Streaming.Not(Failures.unreachable(target, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Streaming.Not(Failures.unreachable(target, e));
        }
    }

    private HttpRequest.Builder json(String path, Object body) {
        return request(path, answer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)));
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        HttpRequest.Builder b = HttpRequest.newBuilder(URI.create(target.url() + path))
                .timeout(limit)
                .header("Accept", "application/json, application/problem+json, application/yaml");
        target.token().filter(t -> !t.isEmpty()).ifPresent(t -> b.header("Authorization", "Bearer " + t));
        return b;
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            String body = read(response);
            return response.statusCode() / 100 == 2
                    ? new Reply.Good(response.statusCode(), body)
                    : bad(response.statusCode(), body);
        } catch (IOException e) {
            return Failures.unreachable(target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failures.unreachable(target, e);
        }
    }

    /** The answer's body becomes the file, whole or not at all; {@code Good} has its size as body. */
    public Reply download(String path, Path file) {
        HttpRequest request =
                request(path, answer).setHeader("Accept", "*/*").GET().build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 != 2) return bad(response.statusCode(), read(response));
            keep(response, file);
            return new Reply.Good(response.statusCode(), Long.toString(Files.size(file)));
        } catch (FileSystemException e) {
            return Failures.unwritable(e);
        } catch (IOException e) {
            return Failures.unreachable(target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failures.unreachable(target, e);
        }
    }

    private static void keep(HttpResponse<InputStream> response, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (InputStream in = response.body()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Reply.Bad bad(int status, String body) {
        return Failures.answered(target, status, body);
    }

    private static String read(HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = response.body()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) throw new IOException("the answer is longer than " + MAX_BYTES + " bytes");
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
