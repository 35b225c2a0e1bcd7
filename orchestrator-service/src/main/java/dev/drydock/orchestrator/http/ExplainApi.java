package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.policy.Choice;
import dev.drydock.orchestrator.policy.Verdict;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.VersionName;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.release.Situations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** What a site's policy would do with a release. Begins nothing, asks nobody. */
@Path("/api/v1/sites/{name}/policy")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ExplainApi {
    private final Situations situations;

    ExplainApi(Situations situations) {
        this.situations = situations;
    }

    /**
     * What would become of a release.
     *
     * @param policy null: none is for the site
     * @param heard when it was first heard of; null: nobody has, and this is what would become of it if it came now
     * @param does start, later, ask, never or nothing
     * @param when it would begin, as far as anybody can say; of ask: if a person said yes now
     * @param line of the policy, which decides it
     * @param next what a person can do; null: nothing need be done
     */
    public record Explained(
            String site,
            String at,
            String version,
            Instant heard,
            String policy,
            String does,
            Instant when,
            String why,
            String line,
            String next) {}

    @Needs(value = Role.VIEWER, of = Of.SITE)
    @GET
    public Explained explain(String name, @QueryParam("to") String to) {
        if (VersionName.check(to).isPresent()) {
            throw Problems.bad("version", "No version", VersionName.check(to).get(), "`?to=V`");
        }
        Situations.Situation s = Problems.refusing(() -> situations.of(name));
        String version = Versions.plain(to);
        Verdict verdict = s.verdict(version, s.current(), false);
        Verdict begins = verdict instanceof Verdict.Ask ? s.verdict(version, s.current(), true) : verdict;
        String policy = s.choice() instanceof Choice.One(Policy p) ? p.name() : null;
        return new Explained(
                name,
                s.current(),
                version,
                s.heard().get(version),
                policy,
                does(verdict),
                when(begins, s.now()),
                verdict.why(),
                verdict.line(),
                verdict instanceof Verdict.Never n ? n.next() : null);
    }

    static Instant when(Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Start v -> now;
            case Verdict.Later v -> v.at();
            default -> null;
        };
    }

    static String does(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Start v -> "start";
            case Verdict.Later v -> "later";
            case Verdict.Ask v -> "ask";
            case Verdict.Never v -> "never";
            case Verdict.Nothing v -> "nothing";
        };
    }
}
