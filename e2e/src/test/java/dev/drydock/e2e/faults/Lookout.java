package dev.drydock.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Wire;
import dev.drydock.e2e.Dock;
import dev.drydock.stack.process.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The person behind a soak: begins runs through whichever orchestrator answers, sees where they stand, and has what is stuck tried again. */
final class Lookout {
    private static final Duration ASKED = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofHours(12);
    private static final Set<Integer> TAKEN = Set.of(200, 202);
    /** Another run has the site still (Drydock's own pruning), or nobody answers. */
    private static final Set<Integer> LATER = Set.of(0, 409, 429, 503);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<String> orchestrators;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private volatile Map<String, String> states = Map.of();
    private volatile boolean open = true;
    private volatile long until = Long.MAX_VALUE;
    private volatile long lastEnd = System.nanoTime();

    private record Reply(int status, JsonNode body) {}

    Lookout(List<String> orchestrators) {
        this.orchestrators = orchestrators.stream().map(Dock.STACK::url).toList();
    }

    boolean open() {
        return open;
    }

    /** When the last run had ended, or ought to have. */
    long lastEnd() {
        return lastEnd;
    }

    int retried() {
        return retried.get();
    }

    /** Nothing more is begun, and what is under way has so long to end. */
    void quiet(Duration limit) {
        open = false;
        until = System.nanoTime() + limit.toNanos();
    }

    private boolean over() {
        return !open && System.nanoTime() > until;
    }

    /** Looks where all runs stand. The database may be away: then nothing is known anew. */
    void look() {
        try (var c = Dock.STACK.postgres().connect();
                var s = c.createStatement()) {
            Map<String, String> now = new HashMap<>();
            for (ResultSet r = s.executeQuery("select id, status from orchestrator.run"); r.next(); )
                now.put(r.getString(1), r.getString(2));
            states = now;
        } catch (SQLException away) { // looked at again at once
        }
    }

    Set<String> underWay() {
        return states.entrySet().stream()
                .filter(e -> !Held.ENDS.contains(e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** @return nothing where no more are to be begun */
    Optional<String> begun(String site, Trip trip) {
        String key = UUID.randomUUID().toString();
        Reply[] reply = new Reply[1];
        boolean answered = Await.until(LONG, () -> {
            reply[0] = post("sites/" + site + "/runs", trip.wish(), key);
            return !LATER.contains(reply[0].status()) || !open && reply[0].status() == 409 || over();
        });
        if (answered && TAKEN.contains(reply[0].status()))
            return Optional.of(reply[0].body().path("id").asText());
        if (!open) return Optional.empty();
        throw new AssertionError("I1 " + trip + " was refused: " + reply[0]);
    }

    /** @return how it ended; empty: it has not */
    String end(String run) {
        Await.until(LONG, () -> Held.ENDS.contains(states.getOrDefault(run, "")) || triedAgain(run) || over());
        lastEnd = System.nanoTime();
        String state = states.getOrDefault(run, "");
        return Held.ENDS.contains(state) ? state : "";
    }

    /** @return never: it is to be looked at again */
    private boolean triedAgain(String run) {
        if (states.getOrDefault(run, "").equals("stuck")
                && post("runs/" + run + "/retry", "{}", UUID.randomUUID().toString())
                                .status()
                        == 202) retried.incrementAndGet();
        return false;
    }

    private Reply post(String path, String body, String key) {
        String at = orchestrators.get(Math.floorMod(asked.getAndIncrement(), orchestrators.size()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(at + "/api/v1/" + path))
                .timeout(ASKED)
                .header("Authorization", "Bearer " + Dock.STACK.token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var r = http.send(request, BodyHandlers.ofByteArray());
            return new Reply(r.statusCode(), Wire.JSON.readTree(r.body()));
        } catch (IOException e) {
            return new Reply(0, Wire.JSON.getNodeFactory().textNode(String.valueOf(e)));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
