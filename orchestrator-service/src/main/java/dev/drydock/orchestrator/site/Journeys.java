package dev.drydock.orchestrator.site;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.store.JourneyRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Upgrades over several hops, as they stand in the database: begun with their first run, gone on with, ended. */
@ApplicationScoped
public class Journeys {
    private final Store store;
    private final Starter starter;

    Journeys(Store store, Starter starter) {
        this.store = store;
        this.starter = starter;
    }

    /** What was asked for: each hop is planned by it anew. */
    public record Wish(Planner.Upgrade upgrade, String by, String reason, String ticket) {}

    /** It has the id of its first run. */
    @Transactional
    public Starter.Started begin(Starter.Request first, Wish wish) {
        Starter.Started started = starter.start(hop(first, first.plan().run()));
        if (started instanceof Starter.Started.Now now) {
            JourneyRow row = new JourneyRow();
            row.id = now.run();
            row.site = first.plan().place().site();
            row.wish = Wire.text(wish);
            row.status = JourneyRow.GOING;
            store.add(row);
        }
        return started;
    }

    /**
     * @param last after which run it was planned
     * @return empty: somebody else has gone on, or ended it
     */
    @Transactional
    public Optional<Starter.Started> goOn(String journey, String last, Starter.Request next) {
        return open(journey, last).map(row -> starter.start(hop(next, journey)));
    }

    @Transactional
    public void end(String journey, String last, String status, String why, String next) {
        open(journey, last).ifPresent(row -> end(row, status, why, next));
    }

    /**
     * No further hop is begun.
     *
     * @param run any of its runs
     * @return its last run, which goes on if it has begun; empty: no journey is under way there
     */
    @Transactional
    public Optional<String> stop(String run, String reason) {
        return store.find(RunRow.class, run)
                .flatMap(r -> Optional.ofNullable(r.journey))
                .flatMap(store::lockJourney)
                .filter(row -> row.ended == null)
                .map(row -> {
                    String why = "a person ended it" + (reason == null ? "" : ": " + reason);
                    end(row, JourneyRow.STOPPED, why, again(row.site, Wire.stored(row.wish, Wish.class)));
                    return store.runsOf(row.id).getLast().id;
                });
    }

    /** What a person types who wants to go on from where it ended. */
    static String again(String site, Wish wish) {
        return "`drydock upgrade " + site + " --to " + wish.upgrade().to() + " --hops` goes on from there";
    }

    private Optional<JourneyRow> open(String journey, String last) {
        return store.lockJourney(journey)
                .filter(row -> row.ended == null)
                .filter(row -> store.runsOf(journey).getLast().id.equals(last));
    }

    private void end(JourneyRow row, String status, String why, String next) {
        row.status = status;
        row.why = why;
        row.next = next;
        row.ended = store.now();
    }

    private static Starter.Request hop(Starter.Request r, String journey) {
        return new Starter.Request(r.plan(), r.epoch(), r.by(), r.reason(), r.ticket(), r.idempotencyKey(), journey);
    }
}
