package dev.drydock.orchestrator.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many streams of events are open, in all and by each who asks: each of them asks the database once a second. */
@ApplicationScoped
class Streams {
    private final int most;
    private final int mostEach;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    @Inject
    Streams(
            @ConfigProperty(name = "drydock.streams.most") int most,
            @ConfigProperty(name = "drydock.streams.per-token") int mostEach) {
        this.most = most;
        this.mostEach = mostEach;
    }

    /** @return what is run when it is over; more than once is the same as once */
    synchronized Runnable open(String who) {
        if (open.getOrDefault(who, 0) >= mostEach) throw tooMany("with your token " + mostEach);
        if (all >= most) throw tooMany("in all " + most);
        all++;
        open.merge(who, 1, Integer::sum);
        AtomicBoolean over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true)) close(who);
        };
    }

    private synchronized void close(String who) {
        all--;
        open.computeIfPresent(who, (w, n) -> n == 1 ? null : n - 1);
    }

    private static Problem tooMany(String how) {
        return Problem.slower(
                "too-many-streams",
                "Too many streams are open",
                how + " streams of events are open, which is as many as may be; nothing was changed",
                "end one of them, or ask `GET /api/v1/runs/ID` now and then",
                Map.of("Retry-After", "10"));
    }
}
