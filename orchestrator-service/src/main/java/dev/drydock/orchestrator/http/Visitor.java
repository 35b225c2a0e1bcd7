package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Rates;
import dev.drydock.orchestrator.identity.Recognizer;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.identity.Secret;
import dev.drydock.orchestrator.identity.Visits;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Somebody who is about to log in at the console, or out of it. */
@RequestScoped
public class Visitor {
    private static final Logger LOG = Logger.getLogger(Visitor.class);
    private static final String TOO_OFTEN = "Too many tries from where you are. Wait a moment.";
    private static final String AWAY = "The identity provider does not answer now.";
    private static final String FLOW = "drydock-login";
    private static final int FLOW_LASTS = 600;

    private final Recognizer recognizer;
    private final Visits visits;
    private final Rates rates;
    private final ProviderLogin provider;
    private final HttpServerRequest request;
    private final boolean https;

    Visitor(
            Recognizer recognizer,
            Visits visits,
            Rates rates,
            ProviderLogin provider,
            HttpServerRequest request,
            @ConfigProperty(name = "drydock.console.https") boolean https) {
        this.provider = provider;
        this.https = https;
        this.recognizer = recognizer;
        this.visits = visits;
        this.rates = rates;
        this.request = request;
    }

    public sealed interface Entered {
        record In(NewCookie cookie) implements Entered {}
    }

    public sealed interface Sent {
        /** @param cookie what must come back with the provider's answer */
        record There(NewCookie cookie, URI there) implements Sent {}
    }

    public record Out(String why, int status) implements Entered, Sent {}

    /** @param shown null: nothing */
    public Entered enter(String shown) {
        String token = shown == null ? "" : shown.strip();
        if (!SameOrigin.holds(header("Sec-Fetch-Site"), header("Origin"), header("Host"))) {
            return new Out("Your browser says that another page sent you here. Type the token once more.", 403);
        }
        String address = Rates.network(request.remoteAddress().hostAddress());
        String print = Secret.hash(token);
        if (rates.before(address, print).isPresent()) {
            return new Out(TOO_OFTEN, 429);
        }
        if (token.isEmpty() || token.length() >= Shown.LONGEST) return new Out("That is no token.", 401);
        Recognized recognized = recognizer.recognize(token);
        if (recognized instanceof Recognized.Known) rates.known(address, print);
        return entered(recognized, known -> visits.begin(known, token), "That is no token of this Drydock.");
    }

    private Entered entered(Recognized recognized, Function<Recognized.Known, String> begun, String wrong) {
        return switch (recognized) {
            case Recognized.Known known ->
                new Entered.In(cookie(begun.apply(known)).build());
            case Recognized.Over over ->
                new Out("That token is " + over.how() + ". An administrator makes others.", 401);
            case Recognized.Wrong w -> new Out(wrong, 401);
            case Recognized.Nobody nobody ->
                new Out("You are known to the identity provider, whose token gives no role here.", 403);
            case Recognized.Away away -> new Out(AWAY, 503);
        };
    }

    /** To the provider, by way of the browser. */
    public Sent send(String to) {
        if (!provider.isThere()) return new Out("There is no identity provider here: log in with a token.", 404);
        if (tooOften()) return new Out(TOO_OFTEN, 429);
        try {
            ProviderLogin.Begun begun = provider.begin(to, back());
            return new Sent.There(flow(begun.flow().kept(), FLOW_LASTS), begun.there());
        } catch (ProviderLogin.Away e) {
            LOG.warnf("provider not asked for a login cause=%s", e.getMessage());
            return new Out(AWAY, 503);
        }
    }

    /** Back from the provider, with its code or its reason; or from anybody's page that pretends to be it. */
    public Entered returned(String code, String state, String error) {
        if (!provider.isThere()) return new Out("There is no identity provider here: log in with a token.", 404);
        if (tooOften()) return new Out(TOO_OFTEN, 429);
        Optional<CodeFlow> flow = kept();
        if (flow.isEmpty() || !flow.get().began(state)) {
            return new Out("That login was not begun here, or took too long. Begin it once more.", 403);
        }
        if (code == null || code.isEmpty() || code.length() >= Shown.LONGEST) {
            String why = error != null && error.matches("[a-z_]{1,40}") ? " (" + error + ")" : "";
            return new Out("The identity provider did not let you in" + why + ".", 403);
        }
        try {
            Optional<String> token = provider.token(flow.get(), code, back());
            if (token.isEmpty()) return new Out("The identity provider did not let you in.", 403);
            return entered(
                    recognizer.recognize(token.get()),
                    known -> visits.beginOfProvider(known, token.get()),
                    "The identity provider gave a token that is not for this Drydock.");
        } catch (ProviderLogin.Away e) {
            LOG.warnf("provider not asked for a token cause=%s", e.getMessage());
            return new Out(AWAY, 503);
        }
    }

    /** Where somebody was who comes back from the provider. */
    public String before() {
        return kept().map(CodeFlow::to).orElse("/");
    }

    public String provider() {
        return provider.name();
    }

    private boolean tooOften() {
        return rates.stranger(Rates.network(request.remoteAddress().hostAddress()))
                .isPresent();
    }

    private Optional<CodeFlow> kept() {
        return CodeFlow.read(
                request.getCookie(FLOW) == null ? null : request.getCookie(FLOW).getValue());
    }

    /** As the browser calls us; the provider knows which of such addresses are ours. */
    private URI back() {
        return URI.create((https || request.isSSL() ? "https" : "http") + "://" + request.authority() + Login.BACK);
    }

    /** It must come back from the provider's page, and go nowhere else. */
    private NewCookie flow(String value, int seconds) {
        return cookie(FLOW, value)
                .path(Login.PROVIDER)
                .maxAge(seconds)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Nobody needs it any more. */
    public NewCookie forgotten() {
        return flow("", 0);
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
        return cookie(Shown.COOKIE, secret);
    }

    private NewCookie.Builder cookie(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(https || request.isSSL())
                .sameSite(NewCookie.SameSite.STRICT);
    }

    private String header(String name) {
        return request.getHeader(name);
    }
}
