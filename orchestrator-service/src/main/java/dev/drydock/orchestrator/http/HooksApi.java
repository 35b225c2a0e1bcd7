package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.release.Forge;
import dev.drydock.orchestrator.release.Webhooks;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.concurrent.Semaphore;

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
    private final Semaphore free = new Semaphore(AT_ONCE);

    HooksApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public record Taken(String version, List<String> applications, String heard, String ignored) {}

    @Open
    @POST
    @Path("{forge}")
    @Consumes(MediaType.WILDCARD)
    public Response deliver(String forge, byte[] body, @Context HttpHeaders headers) {
        Forge from = Arrays.stream(Forge.values())
                .filter(f -> f.word().equals(forge))
                .findFirst()
                .orElseThrow(() -> Problem.unknown("forge", forge, "github, gitlab and gitea are known"));
        if (!free.tryAcquire()) throw slower("others are being read");
        try {
            return answer(webhooks.deliver(from, headers::getHeaderString, body == null ? new byte[0] : body));
        } finally {
            free.release();
        }
    }

    private Response answer(Webhooks.Answer answer) {
        boolean stranger = answer instanceof Webhooks.Answer.Stranger;
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
