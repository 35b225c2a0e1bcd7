package dev.drydock.orchestrator.identity;

import dev.drydock.orchestrator.store.Store;
import dev.drydock.orchestrator.store.TokenRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whose token it is: the administrator's of the file with which everything begins, one that was made here, or a provider's. */
@Singleton
public class Recognizer {
    private static final int SHORTEST = 32;

    private final String bootstrap;
    private final Store store;
    private final LastUse lastUse;
    private final Provider provider;

    Recognizer(
            @ConfigProperty(name = "drydock.admin-token-file") String file,
            Store store,
            LastUse lastUse,
            Provider provider)
            throws IOException {
        String token = Files.readString(Path.of(file)).strip();
        if (token.length() < SHORTEST) {
            throw new IllegalStateException("the token in " + file + " is shorter than " + SHORTEST + " characters");
        }
        this.bootstrap = Secret.hash(token);
        this.store = store;
        this.lastUse = lastUse;
        this.provider = provider;
    }

    public sealed interface Recognized {
        /**
         * @param token its id; empty: it was not made here, and cannot be revoked here
         * @param expires null: never
         */
        record Known(Who who, String token, Instant expires) implements Recognized {}

        /** Said only to who has the whole of it. */
        record Over(String how) implements Recognized {}

        record Wrong() implements Recognized {}

        /** A good one of the provider's, who gives them no role here. */
        record Nobody(String name) implements Recognized {}

        /** Only the provider could tell, and does not answer. */
        record Away() implements Recognized {}
    }

    public Recognized recognize(String token) {
        String print = Secret.hash(token);
        if (isOfTheFile(print)) return new Recognized.Known(Who.ADMINISTRATOR, "", null);
        if (!token.startsWith(Secret.PREFIX)) return provider.recognize(token);
        return Secret.id(token).flatMap(id -> row(id, print)).orElseGet(Recognized.Wrong::new);
    }

    /** @param print of a token */
    boolean isOfTheFile(String print) {
        return Secret.same(bootstrap, print);
    }

    private Optional<Recognized> row(String id, String print) {
        return QuarkusTransaction.requiringNew().call(() -> store.find(TokenRow.class, id)
                .filter(row -> Secret.same(row.hash, print))
                .map(row -> read(row, store.now())));
    }

    private Recognized read(TokenRow row, Instant now) {
        String state = row.state(now);
        if (!state.equals(TokenRow.LIVE)) return new Recognized.Over(state);
        lastUse.of(row, now);
        return new Recognized.Known(who(row), row.id, row.expires);
    }

    private static Who who(TokenRow row) {
        Role role = Role.of(row.role).orElseThrow();
        Labels scope = Labels.read(row.scope).orElseThrow();
        return new Who(row.name, role, scope);
    }
}
