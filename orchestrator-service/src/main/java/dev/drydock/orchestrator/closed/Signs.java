package dev.drydock.orchestrator.closed;

import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.SiteReader;
import dev.drydock.orchestrator.recipe.Visitors;
import dev.drydock.orchestrator.store.Closures;
import dev.drydock.orchestrator.store.Closures.Closure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The signs of all sites. However many visitors ask, the database is asked once a second, and by one of them; while it is away, what is known stays. */
@Singleton
class Signs {
    private static final Logger LOG = Logger.getLogger(Signs.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST_CLOSED = 1000;

    private final Supplier<List<Closure>> closures;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Seen seen = new Seen(Map.of(), Instant.MIN);

    private record Seen(Map<String, Hung> bySite, Instant at) {}

    /** @param end null: nobody can say */
    private record Hung(Visitors visitors, Instant end) {}

    @Inject
    Signs(Closures closures, Clock clock) {
        this(() -> QuarkusTransaction.requiringNew().call(() -> closures.now(MOST_CLOSED)), clock);
    }

    Signs(Supplier<List<Closure>> closures, Clock clock) {
        this.closures = closures;
        this.clock = clock;
    }

    Sign of(String site) {
        Instant now = clock.instant();
        if (seen.at().isBefore(now.minus(FRESH)) && looking.tryLock()) {
            try {
                seen = new Seen(look(), clock.instant());
            } finally {
                looking.unlock();
            }
        }
        Hung hung = seen.bySite().get(site);
        return hung == null ? Sign.PLAIN : Sign.of(hung.visitors(), hung.end(), now);
    }

    /** Visitors of a closed site get a sign in any case. */
    private Map<String, Hung> look() {
        try {
            return closures.get().stream()
                    .flatMap(c -> Signs.visitors(c).stream().map(v -> Map.entry(c.site(), new Hung(v, end(c)))))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "which doors are closed cannot be seen, so that visitors read what was known: %s", e.getMessage());
            return seen.bySite();
        }
    }

    private static List<Visitors> visitors(Closure closure) {
        return switch (SiteReader.read(closure.site(), closure.yaml())) {
            case Result.Ok<SiteFile>(SiteFile file) when file.visitors() != null -> List.of(file.visitors());
            case Result<SiteFile> r -> List.of();
        };
    }

    /** Of one that waits for a person nobody can say. */
    private static Instant end(Closure closure) {
        return closure.status().equals("running")
                ? closure.usual().map(closure.since()::plus).orElse(null)
                : null;
    }
}
