package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.run.Positions;
import dev.drydock.orchestrator.run.Readable;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.Outcomes;
import dev.drydock.orchestrator.store.Overview;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.RolloutRow;
import dev.drydock.orchestrator.store.Rollouts;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StatusApi {
    private static final int MOST = 20;
    /** Of so many those are told that the caller may see. */
    private static final int ROLLOUTS = 200;

    private final Overview overview;
    private final Releases releases;
    private final Outcomes outcomes;
    private final Rollouts rollouts;
    private final Caller caller;
    private final Reach reach;
    private final String version;

    StatusApi(
            Overview overview,
            Releases releases,
            Outcomes outcomes,
            Rollouts rollouts,
            Caller caller,
            Reach reach,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.overview = overview;
        this.releases = releases;
        this.outcomes = outcomes;
        this.rollouts = rollouts;
        this.caller = caller;
        this.reach = reach;
        this.version = version;
    }

    /**
     * @param next what a person can do
     * @param person whether one is needed: what waits for its window, or for another run, goes on by itself
     */
    public record AtRest(String run, String site, String state, String next, boolean person) {
        static AtRest of(RunRow row) {
            String next = Readable.of(row, () -> Optional.of(next(row)))
                    .orElse(
                            "this Drydock cannot read it, and leaves it as it is: is it a newer one's? Its log says more");
            boolean person = Readable.of(
                            row, () -> Optional.of(person(row.state().at())))
                    .orElse(true);
            return new AtRest(row.id, row.site, row.status, next, person);
        }

        private static boolean person(Position at) {
            return !(at instanceof Position.Waiting w)
                    || w.what() == Position.For.APPROVAL
                    || w.what() == Position.For.CONTINUE;
        }

        private static String next(RunRow row) {
            return Positions.next(row.plan(), row.state().at()).orElse("`drydock show " + row.id + "`");
        }
    }

    /** @param standing held or stopped */
    public record Resting(String rollout, String to, String standing, String why, String next) {
        static Resting of(RolloutRow row) {
            RolloutView v = RolloutView.of(row);
            return new Resting(v.id(), v.to(), v.standing(), v.why(), v.next());
        }
    }

    /**
     * @param atRest of many the stuck ones first
     * @param rollouts that go on by nobody's doing
     * @param releases that wait for a person or their time, were refused with something to do, or whose run did not end well
     */
    public record StatusView(
            String version,
            Map<String, Long> runs,
            List<AtRest> atRest,
            List<Resting> rollouts,
            List<IntentView> releases,
            long sites,
            String database,
            String broker) {}

    private List<IntentRow> concerning(Set<String> sites) {
        return Stream.concat(releases.waiting(sites, MOST).stream(), outcomes.endedBadly(sites, MOST).stream())
                .limit(MOST)
                .toList();
    }

    private List<Resting> rollouts(Set<String> sites) {
        return rollouts.resting(ROLLOUTS).stream()
                .filter(r -> RolloutsApi.visible(r, sites))
                .limit(MOST)
                .map(Resting::of)
                .toList();
    }

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
            List<IntentView> waiting = IntentView.of(concerning(sites), outcomes);
            return new StatusView(
                    version,
                    runs,
                    atRest,
                    rollouts(sites),
                    waiting,
                    overview.countSites(sites),
                    "up",
                    reach.broker() ? "up" : "away");
        });
    }
}
