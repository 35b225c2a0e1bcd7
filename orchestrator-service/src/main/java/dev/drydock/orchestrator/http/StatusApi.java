package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.run.Positions;
import dev.drydock.orchestrator.run.Readable;
import dev.drydock.orchestrator.store.Overview;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.RunRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StatusApi {
    private static final int MOST = 20;

    private final Overview overview;
    private final Releases releases;
    private final Caller caller;
    private final Reach reach;
    private final String version;

    StatusApi(
            Overview overview,
            Releases releases,
            Caller caller,
            Reach reach,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.overview = overview;
        this.releases = releases;
        this.caller = caller;
        this.reach = reach;
        this.version = version;
    }

    /** @param next what a person can do */
    public record AtRest(String run, String site, String state, String next) {
        static AtRest of(RunRow row) {
            String next = Readable.of(row, () -> Optional.of(next(row)))
                    .orElse(
                            "this Drydock cannot read it, and leaves it as it is: is it a newer one's? Its log says more");
            return new AtRest(row.id, row.site, row.status, next);
        }

        private static String next(RunRow row) {
            return Positions.next(row.plan(), row.state().at()).orElse("`drydock show " + row.id + "`");
        }
    }

    /**
     * @param atRest of many the stuck ones first
     * @param releases that wait for a person or their time, or were refused with something to do
     */
    public record StatusView(
            String version,
            Map<String, Long> runs,
            List<AtRest> atRest,
            List<IntentView> releases,
            long sites,
            String database,
            String broker) {}

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public StatusView status() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Set<String> sites = caller.sites();
            Map<String, Long> open = overview.openByStatus(sites);
            Map<String, Long> runs = Map.of(
                    "running", open.getOrDefault("running", 0L),
                    "waiting", open.getOrDefault("waiting", 0L),
                    "stuck", open.getOrDefault("stuck", 0L));
            List<AtRest> atRest =
                    overview.runsAtRest(sites, MOST).stream().map(AtRest::of).toList();
            List<IntentView> waiting =
                    releases.waiting(sites, MOST).stream().map(IntentView::of).toList();
            return new StatusView(
                    version, runs, atRest, waiting, overview.countSites(sites), "up", reach.broker() ? "up" : "away");
        });
    }
}
