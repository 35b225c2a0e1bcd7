package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Rates;
import dev.drydock.orchestrator.release.Forge;
import dev.drydock.orchestrator.release.Webhooks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What forges send when there is a release. Its signature is its token. */
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HooksApi {
    /** Each may be 1 MB that is hashed with every secret. */
    private static final int AT_ONCE = 4;

    private final Webhooks webhooks;
    private final Bucket wrong = new Bucket(60, 5);
    private final Bucket right = new Bucket(300, 5);
    private final Rates rates;
    private final Turns turns;

    HooksApi(Webhooks webhooks, Rates rates) {
        this.webhooks = webhooks;
        this.rates = rates;
        this.turns = new Turns(AT_ONCE, rates::doubted);
    }

    public record Taken(String version, List<String> applications, String heard, String ignored) {}

    @Open
    @POST
    @Path("{forge}")
    @Consumes(MediaType.WILDCARD)
    public Response deliver(
            String forge, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        Forge from = Arrays.stream(Forge.values())
                .filter(f -> f.word().equals(forge))
                .findFirst()
                .orElseThrow(() -> Problem.unknown("forge", forge, "github, gitlab and gitea are known"));
        String address = Rates.network(request.remoteAddress().hostAddress());
        try (Turns.Turn turn = turns.take(address).orElseThrow(() -> slower("others are being read"))) {
            return answer(webhooks.deliver(from, headers::getHeaderString, body == null ? new byte[0] : body), address);
        }
    }

    private Response answer(Webhooks.Answer answer, String address) {
        boolean stranger = answer instanceof Webhooks.Answer.Stranger;
        if (stranger && rates.unsigned(address).isPresent()) throw slower("too many came at once from one address");
        if (!(stranger ? wrong : right).take()) throw slower("too many came at once");
        return switch (answer) {
            case Webhooks.Answer.Stranger s ->
                throw Problem.of(
                        401,
                        "no-signature",
                        "Not believed",
                        "no known repository has signed this; nothing was changed",
                        "`drydock source list` names the repositories; the webhook's secret must be the one of its file");
            case Webhooks.Answer.Ignored(String why) -> taken(new Taken(null, List.of(), null, why));
            case Webhooks.Answer.Heard(String version, List<String> of, boolean first) ->
                taken(new Taken(version, of, first ? "now" : "before", null));
            case Webhooks.Answer.TooMany(String why) -> throw slower(why);
        };
    }

    private static Response taken(Taken taken) {
        return Response.accepted(taken).build();
    }

    private static Problem slower(String why) {
        return Problem.slower(why + "; nothing was changed", Map.of("Retry-After", "10"));
    }
}
