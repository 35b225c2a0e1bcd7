package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Labels;
import dev.drydock.orchestrator.identity.Rates;
import dev.drydock.orchestrator.identity.Recognizer;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.identity.Secret;
import dev.drydock.orchestrator.identity.Visits;
import dev.drydock.orchestrator.rollout.Fleet;
import dev.drydock.orchestrator.store.Rollouts;
import dev.drydock.orchestrator.store.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets in whoever shows a token whose role and scope allow what is asked. What does not say whom it is for is for nobody, and the
 * service does not start.
 */
@Singleton
class Door {
    private final Recognizer recognizer;
    private final Visits visits;
    private final Rates rates;
    private final Tokens tokens;
    private final Rollouts rollouts;
    private final Caller caller;

    Door(Recognizer recognizer, Visits visits, Rates rates, Tokens tokens, Rollouts rollouts, Caller caller) {
        this.visits = visits;
        this.rollouts = rollouts;
        this.recognizer = recognizer;
        this.rates = rates;
        this.tokens = tokens;
        this.caller = caller;
    }

    void start(@Observes StartupEvent e, BeanManager beans) {
        List<Endpoint> all = Endpoint.of(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> (Class<?>) bean.getBeanClass()));
        List<String> faults = all.stream().flatMap(x -> x.fault().stream()).toList();
        if (!faults.isEmpty()) throw new IllegalStateException(String.join("; ", faults));
        if (all.isEmpty()) throw new IllegalStateException("no endpoint was found, so none could be looked at");
    }

    /** Before anything else is looked at: also where there is nothing. */
    @ServerRequestFilter(preMatching = true)
    Response enter(ContainerRequestContext request, HttpServerRequest http) {
        boolean shown = !(Shown.of(request) instanceof Shown.Nothing);
        // as it was sent: decoded, a%2Fb would look like a/b, and is none
        if (shown || Endpoint.mayBeOpen(http.path())) return null;
        return rates.stranger(address(http)).map(Door::tooMany).orElseGet(() -> unauthorized(request, NO_TOKEN));
    }

    @ServerRequestFilter
    Response check(ContainerRequestContext request, ResourceInfo what, HttpServerRequest http) {
        Needs needs = what.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null) {
            if (what.getResourceMethod().isAnnotationPresent(Open.class)) return null;
            throw new IllegalStateException("nobody says who may ask " + what.getResourceMethod());
        }
        Shown shown = Shown.of(request);
        String print = Secret.hash(shown.secret());
        Optional<Duration> wait = rates.before(address(http), print);
        if (wait.isPresent()) return tooMany(wait.get());
        if (shown instanceof Shown.Visit && !SameOrigin.holds(request)) throw anothersPage();
        return switch (recognized(shown)) {
            case Recognized.Known known -> {
                rates.known(address(http), print);
                caller.is(known);
                allow(needs, request);
                yield null;
            }
            case Recognized.Over over -> unauthorized(request, over(over.how()));
            case Recognized.Wrong wrong -> unauthorized(request, NO_TOKEN);
            case Recognized.Nobody nobody -> throw noRole(nobody.name());
            case Recognized.Away away -> throw providerAway();
        };
    }

    private void allow(Needs needs, ContainerRequestContext request) {
        caller.must(
                needs.value(), request.getMethod() + " " + request.getUriInfo().getPath());
        if (caller.who().seesAll()) return;
        Of of = needs.of();
        if (of == Of.ALL) throw caller.narrow();
        if (of.parameter == null) return;
        String name = request.getUriInfo().getPathParameters().getFirst(of.parameter);
        List<String> labels = QuarkusTransaction.requiringNew().call(() -> labels(of, name));
        boolean seen =
                !labels.isEmpty() && labels.stream().allMatch(l -> caller.who().sees(Labels.stored(l)));
        if (!seen) throw of.unknown(name);
    }

    private List<String> labels(Of of, String name) {
        return switch (of) {
            case SITE -> tokens.labelsOfSite(name);
            case RUN -> tokens.labelsOfRun(name);
            case BACKUP -> tokens.labelsOfBackup(name);
            case ROLLOUT ->
                rollouts.find(name)
                        .map(r -> tokens.labelsOfSites(Fleet.sites(r)))
                        .orElse(List.of());
            case EACH, NONE, ALL -> List.of();
        };
    }

    private Recognized recognized(Shown shown) {
        return switch (shown) {
            case Shown.Token(String token) -> recognizer.recognize(token);
            case Shown.Visit(String secret) -> visits.recognize(secret);
            case Shown.Nothing n -> new Recognized.Wrong();
        };
    }

    private static String address(HttpServerRequest http) {
        return Rates.network(http.remoteAddress().hostAddress());
    }

    private record Refusal(String name, String title, String detail, String next) {}

    private static final Refusal NO_TOKEN = new Refusal(
            "no-token",
            "No token, or a wrong one",
            "this needs a token; nothing was changed",
            "send `Authorization: Bearer TOKEN`; `drydock up` prints where the first one lies,"
                    + " `drydock token create` makes others");

    private static Refusal over(String how) {
        return new Refusal(
                "token-" + how,
                "The token is " + how,
                "it was a good one, and is " + how + "; nothing was changed",
                "ask an administrator for another: `drydock token create NAME --role ROLE`");
    }

    private static Problem noRole(String name) {
        return Problem.of(
                403,
                "no-role",
                "You have no role here",
                "'" + name + "' is known to the identity provider, whose token gives no role here; nothing was changed",
                "ask an administrator which group has one: `drydock.oidc.role-claim` and `drydock.oidc.roles`");
    }

    private static Problem providerAway() {
        return Problem.of(
                503,
                "provider-away",
                "The identity provider does not answer",
                "its tokens cannot be looked at now; nothing was changed. Tokens made here are good as ever",
                "try again, or take a token of `drydock token create`");
    }

    private static Problem anothersPage() {
        return Problem.of(
                403,
                "another-origin",
                "Another page asked for that",
                "your browser says that this was not asked by a page of this console; nothing was changed",
                "open the console itself, and ask for it there");
    }

    /** A person is shown where to log in, and comes back from there. */
    private static Response unauthorized(ContainerRequestContext request, Refusal r) {
        boolean person = Shown.console(request)
                && request.getHeaderString("Authorization") == null
                && String.valueOf(request.getHeaderString("Accept")).contains("text/html");
        if (person) {
            boolean looks = request.getMethod().equals("GET");
            URI login = looks ? Login.from(request.getUriInfo()) : Login.undone(request.getHeaderString("Referer"));
            return Response.seeOther(login).build();
        }
        return answer(401, r).header("WWW-Authenticate", "Bearer").build();
    }

    private static Response tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        Refusal r = new Refusal(
                "too-many",
                "Too many requests",
                "you ask more often than is allowed; nothing was changed",
                "ask again in " + seconds + (seconds == 1 ? " second" : " seconds"));
        return answer(429, r).header("Retry-After", seconds).build();
    }

    private static Response.ResponseBuilder answer(int status, Refusal r) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Problem.body(status, r.name(), r.title(), r.detail(), r.next()));
    }
}
