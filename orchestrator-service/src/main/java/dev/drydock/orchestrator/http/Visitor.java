package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Rates;
import dev.drydock.orchestrator.identity.Recognizer;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.identity.Secret;
import dev.drydock.orchestrator.identity.Visits;
import io.vertx.core.http.Cookie;
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
    private static final String FLOW = "drydock-login-";
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

    public record Out(String why, int status) implements Entered, Sent {
        /** The provider has said its word; else the same may be tried again. */
        public boolean isOver() {
            return status == 401 || status == 403;
        }
    }

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

    /** To the provider, by way of the browser; only where a page of ours, or the person, asks for it. */
    public Sent send(String to) {
        Optional<Out> not = notNow();
        if (not.isPresent()) return not.get();
        String site = header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return new Out("Another page sent you here. Log in only if you meant to.", 403);
        }
        try {
            ProviderLogin.Begun begun = provider.begin(to, back().orElseThrow());
            return new Sent.There(flow(begun.flow().state(), begun.flow().kept(), FLOW_LASTS), begun.there());
        } catch (ProviderLogin.Away e) {
            LOG.warnf("provider not asked for a login cause=%s", e.getMessage());
            return new Out(AWAY, 503);
        }
    }

    private Optional<Out> notNow() {
        if (!provider.isThere())
            return Optional.of(new Out("There is no identity provider here: log in with a token.", 404));
        if (rates.stranger(Rates.network(request.remoteAddress().hostAddress())).isPresent())
            return Optional.of(new Out(TOO_OFTEN, 429));
        return back().isPresent()
                ? Optional.empty()
                : Optional.of(new Out(
                        "The address at which you see this page is none to which a provider could send you back.",
                        400));
    }

    /** Back from the provider, with its code or its reason; or from anybody's page that pretends to be it. */
    public Entered returned(String code, String state, String error) {
        Optional<Out> not = notNow();
        if (not.isPresent()) return not.get();
        Optional<CodeFlow> flow = kept(state);
        if (flow.isEmpty()) {
            return new Out("That login was not begun here, or took too long. Begin it once more.", 403);
        }
        if (code == null || code.isEmpty()) {
            String why = error != null && error.matches("[a-z_]{1,40}") ? " (" + error + ")" : "";
            return new Out("The identity provider did not let you in" + why + ".", 403);
        }
        try {
            Optional<String> token = provider.token(flow.get(), code, back().orElseThrow());
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
    public String before(String state) {
        return kept(state).map(CodeFlow::to).orElse("/");
    }

    public String provider() {
        return provider.name();
    }

    /** Each login has a cookie of its own, so that two windows are in nobody's way. */
    private Optional<CodeFlow> kept(String state) {
        if (state == null) return Optional.empty();
        Cookie cookie = request.getCookie(flowName(state));
        return CodeFlow.read(cookie == null ? null : cookie.getValue()).filter(f -> f.began(state));
    }

    /** So named, a browser takes it from nobody but this very host. */
    private String flowName(String state) {
        String of = state.replaceAll("[^A-Za-z0-9]", "");
        return (isSafe() ? "__Host-" : "") + FLOW + of.substring(0, Math.min(8, of.length()));
    }

    private boolean isSafe() {
        return https || request.isSSL();
    }

    /** As the browser calls us; the provider knows which of such addresses are ours. */
    private Optional<URI> back() {
        String host = request.authority() == null ? "" : request.authority().toString();
        return host.matches("[A-Za-z0-9._:\\[\\]-]{1,255}")
                ? Optional.of(URI.create((isSafe() ? "https" : "http") + "://" + host + Login.BACK))
                : Optional.empty();
    }

    /** It must come back from the provider's page. */
    private NewCookie flow(String state, String value, int seconds) {
        return cookie(flowName(state), value)
                .path(isSafe() ? "/" : Login.PROVIDER)
                .maxAge(seconds)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** That login is over, and nobody needs it any more. */
    public Optional<NewCookie> forgotten(String state) {
        return kept(state).map(f -> flow(f.state(), "", 0));
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
                .secure(isSafe())
                .sameSite(NewCookie.SameSite.STRICT);
    }

    private String header(String name) {
        return request.getHeader(name);
    }
}
