package dev.drydock.orchestrator.identity;

import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.store.TokenRow;
import dev.drydock.orchestrator.store.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** When each token was last used, written down beside the requests, and at most once a minute. */
@ApplicationScoped
public class LastUse implements Chores.Chore {
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    private final Tokens tokens;
    private final Set<String> fresh = ConcurrentHashMap.newKeySet();

    LastUse(Tokens tokens) {
        this.tokens = tokens;
    }

    void of(TokenRow row, Instant now) {
        if (row.used == null || row.used.isBefore(now.minus(OFTEN_ENOUGH))) fresh.add(row.id);
    }

    @Override
    public String name() {
        return "last use of tokens";
    }

    /** What cannot be written now is tried again. */
    @Override
    public boolean work() {
        Set<String> now = Set.copyOf(fresh);
        if (now.isEmpty()) return false;
        QuarkusTransaction.requiringNew().run(() -> tokens.used(now));
        fresh.removeAll(now);
        return false;
    }
}
