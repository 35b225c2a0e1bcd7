package dev.drydock.orchestrator.identity;

import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.store.SessionRow;
import dev.drydock.orchestrator.store.Sessions;
import dev.drydock.orchestrator.store.Store;
import dev.drydock.orchestrator.store.TokenRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From logging in at the console to logging out. A visit ends with its time, or with the token that was shown at its beginning. */
@Singleton
public class Visits {
    private static final int BYTES = 32;
    private static final int FORM = 2 * BYTES;

    private final SecureRandom random = new SecureRandom();
    private final Recognizer recognizer;
    private final Sessions sessions;
    private final LastUse lastUse;
    private final Store store;
    private final Duration lasts;
    private final Duration ofProvider;

    Visits(
            Recognizer recognizer,
            Sessions sessions,
            LastUse lastUse,
            Store store,
            @ConfigProperty(name = "drydock.console.session") Duration lasts,
            @ConfigProperty(name = "drydock.oidc.session") Duration ofProvider) {
        if (!ofProvider.isPositive() || !lasts.isPositive())
            throw new IllegalStateException(
                    "drydock.console.session and drydock.oidc.session must be longer than nothing");
        this.ofProvider = ofProvider;
        this.recognizer = recognizer;
        this.sessions = sessions;
        this.lastUse = lastUse;
        this.store = store;
        this.lasts = lasts;
    }

    /** @return what the browser is given, and nobody else knows */
    public String begin(Recognized.Known known, String shown) {
        return begin(known, shown, lasts);
    }

    /** Who logged in at the provider: its tokens are for minutes, and are not what the person is asked for once more. */
    public String beginOfProvider(Recognized.Known known, String shown) {
        return begin(
                new Recognized.Known(known.who(), known.token(), null),
                shown,
                lasts.compareTo(ofProvider) < 0 ? lasts : ofProvider);
    }

    private String begin(Recognized.Known known, String shown, Duration atMost) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = store.now();
            SessionRow row = row(known, shown, secret, now);
            row.expires = earlier(now.plus(atMost), known.expires());
            sessions.open(row);
        });
        return secret;
    }

    private SessionRow row(Recognized.Known known, String shown, String secret, Instant now) {
        String print = Secret.hash(shown);
        SessionRow row = new SessionRow();
        row.hash = Secret.hash(secret);
        row.name = known.who().name();
        row.role = known.who().role().word();
        row.scope = known.who().scope().text();
        row.token = known.token();
        row.file = recognizer.isOfTheFile(print) ? print : "";
        row.created = now;
        return row;
    }

    private static Instant earlier(Instant one, Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    public Recognized recognize(String secret) {
        if (secret.length() != FORM) return new Recognized.Wrong();
        return QuarkusTransaction.requiringNew()
                .call(() -> sessions.find(Secret.hash(secret)).map(this::read).orElseGet(Recognized.Wrong::new));
    }

    private Recognized read(SessionRow row) {
        Instant now = store.now();
        if (!row.expires.isAfter(now)) return new Recognized.Over("expired");
        if (!row.file.isEmpty() && !recognizer.isOfTheFile(row.file)) return new Recognized.Over("revoked");
        if (!row.token.isEmpty()) {
            TokenRow token = store.find(TokenRow.class, row.token).orElseThrow();
            String state = token.state(now);
            if (!state.equals(TokenRow.LIVE)) return new Recognized.Over(state);
            lastUse.of(token, now);
        }
        Optional<Labels> scope = Labels.read(row.scope);
        return Role.of(row.role)
                .flatMap(role -> scope.map(labels -> new Who(row.name, role, labels)))
                .<Recognized>map(who -> new Recognized.Known(who, row.token, row.expires))
                .orElseGet(Recognized.Wrong::new);
    }

    public void end(String secret) {
        QuarkusTransaction.requiringNew().run(() -> sessions.close(Secret.hash(secret)));
    }
}
