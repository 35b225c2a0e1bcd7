package dev.drydock.maintenance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sees the site as its users do: over HTTP, from here. */
final class Outside {
    private static final int HOPS = 5;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Supplier<String> nonces;
    private final Duration limit;

    /**
     * @param nonces never twice the same: makes each request one that no cache has seen
     * @param limit for connecting, head and body together
     */
    Outside(Supplier<String> nonces, Duration limit) {
        this.nonces = nonces;
        this.limit = limit;
    }

    Page ask(String url) {
        return ask(url, "");
    }

    /** @param header sent along, also after a redirect on the same host; empty: none */
    Page ask(String url, String header) {
        String asked = url;
        for (int hop = 0; hop < HOPS; hop++) {
            HttpRequest request;
            try {
                request = Request.of(asked, header, nonces.get());
            } catch (IllegalArgumentException e) {
                return new Page.Silent(e.getMessage());
            }
            Answer answer = send(request);
            if (answer.onward().isEmpty()) {
                return answer.page();
            }
            asked = answer.onward().get();
        }
        return new Page.Silent("redirected more than " + HOPS + " times");
    }

    private record Answer(Page page, Optional<String> onward) {}

    private Answer send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, head -> new Beginning());
        try {
            HttpResponse<byte[]> response = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            Page page = new Page.Answered(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
            return new Answer(page, onward(request.uri(), response));
        } catch (TimeoutException e) {
            return silent("nothing whole within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            String why = e.getCause().getMessage();
            return silent(e.getCause().getClass().getSimpleName() + (why == null ? "" : ": " + why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent("Drydock is stopping");
        } finally {
            sent.cancel(true); // also where the head came in time and the body drips
        }
    }

    private static Answer silent(String why) {
        return new Answer(new Page.Silent(why), Optional.empty());
    }

    /** Another host is not the site, and must not be shown the way-in. */
    private static Optional<String> onward(URI from, HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 3) {
            return Optional.empty();
        }
        return response.headers().firstValue("Location").flatMap(location -> {
            try {
                URI to = from.resolve(location);
                boolean same = from.getScheme().equalsIgnoreCase(to.getScheme())
                        && from.getRawAuthority().equalsIgnoreCase(to.getRawAuthority());
                boolean safer = "https".equalsIgnoreCase(to.getScheme())
                        && from.getHost().equalsIgnoreCase(to.getRawAuthority());
                return same || safer ? Optional.of(to.toString()) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
