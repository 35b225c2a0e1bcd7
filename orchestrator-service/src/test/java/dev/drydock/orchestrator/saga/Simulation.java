package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Family;
import dev.drydock.orchestrator.saga.Position.Ended;
import dev.drydock.orchestrator.saga.Position.Stuck;
import dev.drydock.orchestrator.saga.Position.Waiting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One run in one seed's world: faults for a while, then a minute in which nothing goes wrong, then a person who helps. */
final class Simulation {
    private static final long MINUTE = 60_000;
    /** More than a step by step run of the longest plan needs. */
    private static final int WORDS = 200;

    private static final List<Event.Asked> ANY = List.of(
            new Event.Approve(),
            new Event.Approve(),
            new Event.Reject(),
            new Event.Continue(),
            new Event.Continue(),
            new Event.Cancel(),
            new Event.Retry(),
            new Event.RollBack(),
            new Event.Resolve("x"));

    private final VirtualTime time = new VirtualTime();
    private final Fortune fortune;
    private final Oracle oracle;
    private final SimulatedSite site;
    private final SimulatedOrchestrator orchestrator;
    private final Map<Family, SimulatedParticipant> participants = new EnumMap<>(Family.class);
    private String rested;

    private Simulation(Plan plan, long seed, Flaw flaw) {
        fortune = new Fortune(seed);
        oracle = new Oracle(plan);
        site = new SimulatedSite(plan, time, fortune, flaw, oracle);
        orchestrator = new SimulatedOrchestrator(plan, time, fortune, flaw, oracle, this::deliver);
        for (Family family : Family.values()) {
            participants.put(
                    family,
                    new SimulatedParticipant(
                            family,
                            time,
                            fortune,
                            site,
                            oracle,
                            flaw,
                            (order, from, said) -> carry(() -> orchestrator.answered(order, from, said))));
        }
    }

    /** @param rested where it stood a minute after the last fault: an end, {@code stuck} or {@code waiting} */
    record Told(String rested, Position.End end, Map<Fortune.Strike, Integer> struck) {}

    static Told of(Plan plan, long seed, Flaw flaw) {
        Simulation simulation = new Simulation(plan, seed, flaw);
        Position.End end = simulation.run();
        return new Told(simulation.rested, end, simulation.fortune.struck());
    }

    private void deliver(Pending order) {
        carry(() -> participants.get(order.family()).take(order.id(), order.work()));
    }

    /** Lost, doubled, late and so out of order. */
    private void carry(Runnable message) {
        if (fortune.strikes(Fortune.Strike.LOST)) return;
        time.after(fortune.delay(), message);
        if (fortune.strikes(Fortune.Strike.DOUBLED)) time.after(fortune.delay(), message);
    }

    private Position.End run() {
        orchestrator.begin();
        long faults = fortune.between(MINUTE / 3, 5 * MINUTE);
        for (long t = 0; t < faults && !ended(); t += 2_000) {
            time.passes(2_000);
            if (fortune.strikes(Fortune.Strike.A_PERSON)) orchestrator.say(fortune.one(ANY));
        }
        fortune.calm();
        time.passes(MINUTE);
        rested = switch (orchestrator.at()) {
            case Ended(Position.End end) -> end.toString();
            case Stuck s -> "stuck";
            case Waiting w -> "waiting";
            default -> null;
        };
        oracle.check(rested != null, "I11: a minute after the faults it is still at %s", orchestrator.at());
        for (int i = 0; i < WORDS && !ended(); i++) {
            help();
            time.passes(MINUTE);
        }
        oracle.check(ended(), "I1: whatever a person does, it is still at %s", orchestrator.at());
        Position.End end = ((Ended) orchestrator.at()).end();
        // who was frozen wakes
        time.passes(10 * MINUTE);
        oracle.atEnd(end, site);
        return end;
    }

    private boolean ended() {
        return orchestrator.at() instanceof Ended;
    }

    private void help() {
        switch (orchestrator.at()) {
            case Stuck s -> {
                site.mendedByHand();
                orchestrator.say(new Event.Retry());
            }
            case Waiting w when w.what() == Position.For.APPROVAL -> orchestrator.say(new Event.Approve());
            case Waiting w when w.what() == Position.For.CONTINUE -> orchestrator.say(new Event.Continue());
            default -> {}
        }
    }
}
