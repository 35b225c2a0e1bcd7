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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The signs of all sites. However many visitors ask, the database is asked once a second, and by one of them; while it is away, what
 * is known stays for a minute: then the doors may have opened long since.
 */
@Singleton
class Signs {
    private static final Logger LOG = Logger.getLogger(Signs.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration HANGS = Duration.ofMinutes(1);
    private static final int MOST_CLOSED = 1000;

    private final Supplier<List<Closure>> closures;
    private final Consumer<String> told;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Seen seen = new Seen(Map.of(), Instant.MIN);
    private volatile Instant looked = Instant.MIN;
    private boolean away;
    /** By the files' texts: nobody reads the same one each second. */
    private Map<String, Optional<Visitors>> read = Map.of();

    /** @param at when the database last said so */
    private record Seen(Map<String, Hung> bySite, Instant at) {}

    /** @param end null: nobody can say */
    private record Hung(Visitors visitors, Instant end) {}

    @Inject
    Signs(Closures closures, Clock clock) {
        this(() -> QuarkusTransaction.requiringNew().call(() -> closures.now(MOST_CLOSED)), LOG::warn, clock);
    }

    Signs(Supplier<List<Closure>> closures, Consumer<String> told, Clock clock) {
        this.closures = closures;
        this.told = told;
        this.clock = clock;
    }

    Sign of(String site) {
        Instant now = clock.instant();
        if (looked.isBefore(now.minus(FRESH)) && looking.tryLock()) {
            try {
                if (looked.isBefore(now.minus(FRESH))) look();
            } finally {
                looked = clock.instant();
                looking.unlock();
            }
        }
        Seen known = seen;
        Hung hung =
                known.at().isBefore(now.minus(HANGS)) ? null : known.bySite().get(site);
        return hung == null ? Sign.PLAIN : Sign.of(hung.visitors(), hung.end(), now);
    }

    /** Visitors of a closed site get a sign in any case; whoever runs it is told once that it says less, and once that it is over. */
    private void look() {
        try {
            Map<String, Optional<Visitors>> says = new HashMap<>();
            Map<String, Hung> hung = new HashMap<>();
            for (Closure c : closures.get()) {
                says.computeIfAbsent(c.yaml(), y -> read.containsKey(y) ? read.get(y) : visitors(c))
                        .ifPresent(v -> hung.put(c.site(), new Hung(v, end(c))));
            }
            read = says;
            seen = new Seen(hung, clock.instant());
            if (away) told.accept("which doors are closed can be seen again: visitors read what their site says");
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                told.accept(
                        "which doors are closed cannot be seen, so that visitors read what was known for a minute, and then only that"
                                + " it is closed for a moment; `./drydock doctor` says what is the matter: "
                                + e.getMessage());
            }
            away = true;
        }
    }

    private static Optional<Visitors> visitors(Closure closure) {
        return switch (SiteReader.read(closure.site(), closure.yaml())) {
            case Result.Ok<SiteFile>(SiteFile file) when file.visitors() != null -> Optional.of(file.visitors());
            case Result<SiteFile> r -> Optional.empty();
        };
    }

    /** Of one that waits for a person nobody can say. */
    private static Instant end(Closure closure) {
        return closure.status().equals("running")
                ? closure.usual().map(closure.since()::plus).orElse(null)
                : null;
    }
}
