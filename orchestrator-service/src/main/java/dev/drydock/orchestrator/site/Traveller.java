package dev.drydock.orchestrator.site;

import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.run.Status;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.store.JourneyRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Goes on with a journey when one of its hops has ended. What it needs stands in the database, so it does not matter who was
 * killed in between.
 */
@ApplicationScoped
public class Traveller implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Traveller.class);

    private final Store store;
    private final Planner planner;
    private final Journeys journeys;
    private final Dispatcher dispatcher;

    Traveller(Store store, Planner planner, Journeys journeys, Dispatcher dispatcher) {
        this.store = store;
        this.planner = planner;
        this.journeys = journeys;
        this.dispatcher = dispatcher;
    }

    /**
     * A journey between two hops.
     *
     * @param last the run that has ended
     * @param status how
     * @param there where it was to bring the site
     */
    record Stop(String journey, String site, Journeys.Wish wish, String last, String status, Version there) {}

    /** What follows. */
    sealed interface Next {
        record Hop(Planner.Planned.Ready ready) implements Next {}

        record Over(String status, String why, String next) implements Next {}
    }

    @Override
    public String name() {
        return "traveller";
    }

    @Override
    public Chores.Follows follows() {
        return Chores.Follows.RESTS;
    }

    @Override
    public boolean work() {
        List<Stop> stops = QuarkusTransaction.requiringNew().call(this::stops);
        goOnWithEach(stops, this::goOn);
        return false;
    }

    List<Stop> stops() {
        return store.openJourneys().stream()
                .flatMap(journey -> readable(journey).stream())
                .toList();
    }

    /** A journey that this Drydock cannot read does not hold up the others, nor does one that cannot be gone on with. */
    private Optional<Stop> readable(JourneyRow journey) {
        try {
            return rests(journey);
        } catch (RuntimeException e) {
            LOG.errorf("journey left as it is, for it cannot be read journey=%s cause=%s", journey.id, e);
            return Optional.empty();
        }
    }

    static void goOnWithEach(List<Stop> stops, Consumer<Stop> goOn) {
        for (Stop stop : stops) {
            try {
                goOn.accept(stop);
            } catch (RuntimeException e) {
                LOG.warnf("journey not gone on with, will be tried again journey=%s cause=%s", stop.journey(), e);
            }
        }
    }

    /** While another run has the site, such as a backup, it waits. */
    private Optional<Stop> rests(JourneyRow journey) {
        RunRow last = store.runsOf(journey.id).getLast();
        if (store.openRun(journey.site).isPresent()) return Optional.empty();
        Journeys.Wish wish = Wire.stored(journey.wish, Journeys.Wish.class);
        return Optional.of(new Stop(
                journey.id,
                journey.site,
                wish,
                last.id,
                last.status,
                last.plan().to()));
    }

    private void goOn(Stop stop) {
        next(stop).ifPresent(next -> {
            switch (next) {
                case Next.Hop(Planner.Planned.Ready ready) -> begin(stop, ready);
                case Next.Over over -> {
                    journeys.end(stop.journey(), stop.last(), over.status(), over.why(), over.next());
                    dispatcher.committed(List.of(), List.of(stop.last()));
                }
            }
        });
    }

    private void begin(Stop stop, Planner.Planned.Ready ready) {
        var request = new Starter.Request(
                ready.plan(),
                ready.epoch(),
                stop.wish().by(),
                stop.wish().reason(),
                stop.wish().ticket(),
                null,
                null);
        journeys.goOn(stop.journey(), stop.last(), request).ifPresent(started -> {
            if (started instanceof Starter.Started.Now now) {
                dispatcher.begun(now);
                dispatcher.committed(List.of(), List.of(stop.last()));
            }
        });
    }

    /** @return empty: nobody can say by now */
    private Optional<Next> next(Stop stop) {
        if (!stop.status().equals(Status.of(Position.End.SUCCEEDED))) return Optional.of(failed(stop));
        try {
            return Optional.of(
                    next(stop, planner.upgrade(stop.site(), stop.wish().upgrade())));
        } catch (Sites.Refusal refusal) {
            if (refusal.why instanceof Sites.Refused.Silent) {
                LOG.warnf("site not looked at for its next hop, will try again site=%s", stop.site());
                return Optional.empty();
            }
            return Optional.of(refused(stop, refusal.why));
        }
    }

    static Next next(Stop stop, Planner.Planned planned) {
        return switch (planned) {
            case Planner.Planned.There there -> new Next.Over(JourneyRow.ARRIVED, null, null);
            case Planner.Planned.Ready ready
            when moved(stop, ready.plan()) ->
                over(
                        stop,
                        "the site is at " + ready.plan().from().name() + ", and run " + stop.last()
                                + " had brought it to " + stop.there().name() + ": somebody changed it");
            case Planner.Planned.Ready ready -> new Next.Hop(ready);
        };
    }

    private static boolean moved(Stop stop, Plan plan) {
        return !Versions.same(plan.from().name(), stop.there().name());
    }

    private static Next failed(Stop stop) {
        return over(stop, "run " + stop.last() + " to " + stop.there().name() + " ended " + stop.status());
    }

    private static Next refused(Stop stop, Sites.Refused why) {
        return switch (why) {
            case Sites.Refused.Said(String reason, String next) -> new Next.Over(JourneyRow.STOPPED, reason, next);
            case Sites.Refused.Unknown(String what, String name, String next) ->
                new Next.Over(JourneyRow.STOPPED, "there is no " + what + " " + name + " any more", next);
            case Sites.Refused.Bad bad ->
                over(
                        stop,
                        "the site's file or recipe is not right any more: "
                                + bad.findings().getFirst());
            case Sites.Refused other -> over(stop, String.valueOf(other));
        };
    }

    private static Next over(Stop stop, String why) {
        return new Next.Over(JourneyRow.STOPPED, why, Journeys.again(stop.site(), stop.wish()));
    }
}
