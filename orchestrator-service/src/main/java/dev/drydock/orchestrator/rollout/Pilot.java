package dev.drydock.orchestrator.rollout;

import dev.drydock.orchestrator.rollout.Leg.Stage;
import dev.drydock.orchestrator.rollout.Rollout.Move;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.store.Rollouts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Goes on with rollouts. What it needs stands in the database: where it is killed between deciding and beginning a run, the
 * next one begins the same run.
 */
@ApplicationScoped
public class Pilot implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Pilot.class);
    private static final int MOST = 50;
    private static final int ROLLOUTS = 16;
    private static final int AT_A_TIME = 8;

    private final Rollouts rollouts;
    private final Fleet fleet;
    private final Crew crew;
    private final OneEach free = new OneEach(ROLLOUTS);

    Pilot(Rollouts rollouts, Fleet fleet, Crew crew) {
        this.rollouts = rollouts;
        this.fleet = fleet;
        this.crew = crew;
    }

    @Override
    public String name() {
        return "pilot";
    }

    @Override
    public Chores.Follows follows() {
        return Chores.Follows.RESTS;
    }

    @Override
    public boolean work() {
        QuarkusTransaction.requiringNew().call(() -> rollouts.due(MOST)).forEach(id -> free.begin(id, this::tried));
        return false;
    }

    /** One that is slow, or cannot be gone on with, does not hold up the others. */
    private void tried(String id) {
        try {
            boolean more = true;
            while (more) more = goOn(id);
        } catch (RuntimeException e) {
            LOG.warnf("rollout not gone on with, will be tried again rollout=%s cause=%s", id, e);
        }
    }

    /** @return whether there may be more to do at once */
    private boolean goOn(String id) {
        Optional<Fleet.Decided> decided = fleet.decide(id);
        if (decided.isEmpty()) return false;
        Rollout rollout = decided.get().rollout();
        List<Leg> beginning = rollout.legs().stream()
                .filter(l -> l.stage() == Stage.BEGINNING)
                .toList();
        boolean goes = rollout.standing() == Rollout.Standing.GOING;
        Map<Leg, Leg> came = together(beginning, leg -> {
            Leg begun = goes ? crew.begin(id, rollout.wish(), leg) : crew.unbegun(id, leg);
            fleet.begun(id, begun);
            return begun;
        });
        if (decided.get().move() instanceof Move.Look look) {
            Map<String, String> unwell = new HashMap<>();
            together(look.sites(), crew::complaint).forEach((site, said) -> said.ifPresent(s -> unwell.put(site, s)));
            fleet.looked(id, look, unwell);
        }
        // what could not begin yet is tried again when its time has come
        boolean putOff = came.values().stream().anyMatch(leg -> leg.stage() == Stage.PLANNED);
        return !putOff && !(decided.get().move() instanceof Move.Nothing);
    }

    /** Each by itself, some at a time. */
    private static <K, V> Map<K, V> together(List<K> all, Function<K, V> work) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            Map<K, CompletableFuture<V>> begun = new HashMap<>();
            all.forEach(each -> begun.put(each, CompletableFuture.supplyAsync(() -> work.apply(each), threads)));
            Map<K, V> done = new HashMap<>();
            begun.forEach((each, result) -> done.put(each, result.join()));
            return done;
        }
    }
}
