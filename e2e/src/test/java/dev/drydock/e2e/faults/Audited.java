package dev.drydock.e2e.faults;

import dev.drydock.contract.wire.Wire;
import dev.drydock.e2e.Dock;
import dev.drydock.stack.Service;
import dev.drydock.stack.process.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What the audit service says of a run's record. */
final class Audited {
    private static final Duration READ = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Audited() {}

    /** @return nothing: all of it was read, and it is whole */
    static Optional<String> finding(String run) {
        String[] said = {""};
        boolean whole = Await.until(READ, () -> {
            said[0] = ask("/verify?run=" + run);
            return said[0].contains("\"whole\":true")
                    && ask("/events?type=run.closed&run=" + run).contains(run);
        });
        return whole ? Optional.empty() : Optional.of("I10 the audit service on run " + run + ": " + said[0]);
    }

    private static String ask(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(Dock.STACK.url(Service.AUDIT) + "/api/v1/audit" + path))
                    .header("Authorization", "Bearer " + Dock.STACK.token())
                    .build();
            return Wire.JSON
                    .readTree(HTTP.send(request, BodyHandlers.ofByteArray()).body())
                    .toString();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
