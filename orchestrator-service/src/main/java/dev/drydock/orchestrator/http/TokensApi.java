package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Labels;
import dev.drydock.orchestrator.identity.Mint;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.identity.Words;
import dev.drydock.orchestrator.store.Pages;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens: made, seen, revoked. What is shown of one when it is made is shown once. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TokensApi {
    private static final Pattern LASTS = Pattern.compile("([1-9][0-9]{0,4})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final String USUAL = "90d";
    private static final String NEVER = "never";

    private final Mint mint;
    private final Store store;
    private final Pages pages;
    private final Caller caller;

    TokensApi(Mint mint, Store store, Pages pages, Caller caller) {
        this.mint = mint;
        this.store = store;
        this.pages = pages;
        this.caller = caller;
    }

    /**
     * @param scope labels that a site must have, as {@code k=v,k=v}; null: all sites
     * @param expires after so long, such as 90d, 12h, 30m, or {@code never}; null: 90d
     */
    public record Wish(String name, String role, String scope, String expires) {}

    /** @param token the secret */
    public record Made(String token, TokenView about) {}

    @POST
    @Needs(Role.ADMINISTRATOR)
    public Response make(Wish wish) {
        Mint.Made made = mint.make(checked(wish), caller.name())
                .orElseThrow(() -> Problem.of(
                        409,
                        "token-exists",
                        "There is a token of that name",
                        "a live token is named '" + wish.name() + "'; nothing was changed",
                        "take another name, or `drydock token revoke " + wish.name() + "` first"));
        TokenView view = TokenView.of(made.row(), made.row().created);
        return Response.created(URI.create("/api/v1/tokens"))
                .header("Cache-Control", "no-store")
                .entity(new Made(made.secret(), view))
                .build();
    }

    @GET
    @Needs(Role.ADMINISTRATOR)
    public Paged<TokenView> list(@BeanParam Paging page) {
        String after = page.after();
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = store.now();
            return Paged.of(pages.tokens(after, page.most()).map(row -> TokenView.of(row, now)));
        });
    }

    /** Of one that is not live any more nothing is changed. */
    @DELETE
    @Needs(Role.ADMINISTRATOR)
    @Path("{id}")
    public Response revoke(String id) {
        if (mint.revoke(id, caller.name())) return Response.noContent().build();
        throw Problem.unknown("token", id, "`drydock token list` names them");
    }

    private static Mint.Wish checked(Wish wish) {
        Wish w = wish == null ? new Wish(null, null, null, null) : wish;
        Words.nameFault(w.name()).ifPresent(fault -> {
            throw Problems.bad("name", "The name is not right", fault, "{\"name\": \"ci\", \"role\": \"operator\"}");
        });
        Role role = Role.of(w.role())
                .orElseThrow(() -> Problems.bad(
                        "role", "There is no such role", "there are " + Role.WORDS, "{\"role\": \"viewer\"}"));
        Labels scope = Labels.read(w.scope() == null ? "" : w.scope())
                .orElseThrow(() -> Problems.bad(
                        "scope",
                        "The scope is not right",
                        "it is a list of labels, each once, of small letters, digits and dashes",
                        "{\"scope\": \"team=peering,env=prod\"}"));
        return new Mint.Wish(w.name(), role, scope, lasts(w.expires() == null ? USUAL : w.expires()));
    }

    static Duration lasts(String text) {
        if (text.equals(NEVER)) return null;
        Matcher m = LASTS.matcher(text);
        if (m.matches()) {
            long many = Long.parseLong(m.group(1));
            Duration lasts =
                    switch (m.group(2)) {
                        case "s" -> Duration.ofSeconds(many);
                        case "m" -> Duration.ofMinutes(many);
                        case "h" -> Duration.ofHours(many);
                        default -> Duration.ofDays(many);
                    };
            if (lasts.compareTo(LONGEST) <= 0) return lasts;
        }
        throw Problems.bad(
                "expires",
                "The time is not right",
                "such as 90d, 12h or 30m, at most " + LONGEST.toDays() + "d, or " + NEVER,
                "{\"expires\": \"" + USUAL + "\"}");
    }
}
