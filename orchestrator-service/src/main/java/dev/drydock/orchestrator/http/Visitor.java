package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Rates;
import dev.drydock.orchestrator.identity.Recognizer;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.identity.Secret;
import dev.drydock.orchestrator.identity.Visits;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Somebody who is about to log in at the console, or out of it. */
@RequestScoped
public class Visitor {
    private final Recognizer recognizer;
    private final Visits visits;
    private final Rates rates;
    private final HttpServerRequest request;
    private final boolean https;

    Visitor(
            Recognizer recognizer,
            Visits visits,
            Rates rates,
            HttpServerRequest request,
            @ConfigProperty(name = "drydock.console.https") boolean https) {
        this.https = https;
        this.recognizer = recognizer;
        this.visits = visits;
        this.rates = rates;
        this.request = request;
    }

    public sealed interface Entered {
        record In(NewCookie cookie) implements Entered {}

        record Out(String why, int status) implements Entered {}
    }

    /** @param shown null: nothing */
    public Entered enter(String shown) {
        String token = shown == null ? "" : shown.strip();
        if (!SameOrigin.holds(header("Sec-Fetch-Site"), header("Origin"), header("Host"))) {
            return new Entered.Out("Your browser says that another page sent you here. Type the token once more.", 403);
        }
        String address = Rates.network(request.remoteAddress().hostAddress());
        String print = Secret.hash(token);
        if (rates.before(address, print).isPresent()) {
            return new Entered.Out("Too many tries from where you are. Wait a moment.", 429);
        }
        if (token.isEmpty() || token.length() >= Shown.LONGEST) return new Entered.Out("That is no token.", 401);
        return switch (recognizer.recognize(token)) {
            case Recognized.Known known -> {
                rates.known(address, print);
                yield new Entered.In(cookie(visits.begin(known, token)).build());
            }
            case Recognized.Over over ->
                new Entered.Out("That token is " + over.how() + ". An administrator makes others.", 401);
            case Recognized.Wrong wrong -> new Entered.Out("That is no token of this Drydock.", 401);
            case Recognized.Nobody nobody ->
                new Entered.Out("You are known to the identity provider, whose token gives no role here.", 403);
            case Recognized.Away away -> new Entered.Out("The identity provider does not answer now.", 503);
        };
    }

    /** @return the cookie that takes the other away */
    public NewCookie leave() {
        String secret = request.getCookie(Shown.COOKIE) == null
                ? ""
                : request.getCookie(Shown.COOKIE).getValue();
        visits.end(secret);
        return cookie("").maxAge(0).build();
    }

    /** Out of reach of scripts and of other sites' pages; gone with the browser's window. */
    private NewCookie.Builder cookie(String secret) {
        return new NewCookie.Builder(Shown.COOKIE)
                .value(secret)
                .path("/")
                .httpOnly(true)
                .secure(https || request.isSSL())
                .sameSite(NewCookie.SameSite.STRICT);
    }

    private String header(String name) {
        return request.getHeader(name);
    }
}
