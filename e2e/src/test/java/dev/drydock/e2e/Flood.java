package dev.drydock.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** More requests at once than anybody may ask. */
final class Flood {
    private static final int AT_ONCE = 50;

    private Flood() {}

    static HttpResponse<String> untilHeldUp(int most) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(Dock.STACK.url() + "/api/v1/sites"))
                    .header("Authorization", "Bearer wrong")
                    .build();
            for (int sent = 0; sent < most; sent += AT_ONCE) {
                List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) all.add(http.sendAsync(request, BodyHandlers.ofString()));
                for (var one : all) if (one.get().statusCode() == 429) return one.get();
            }
        }
        throw new AssertionError(most + " requests were answered");
    }
}
