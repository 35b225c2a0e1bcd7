package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Work;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Plans to which the walk must object. */
final class Spoilt {
    private Spoilt() {}

    /** What a plan must never be, and the walk must never let pass. */
    static Stream<Arguments> canaries() {
        return Stream.of(
                Arguments.of("a change before a drilled backup", without(Work.Drill.class)),
                Arguments.of("a change before a drilled backup behind closed doors", without(Work.CloseDoors.class)),
                Arguments.of("doors opened on something neither probed nor proved", without(Work.Probe.class)),
                Arguments.of(
                        "doors opened on something neither probed nor proved",
                        withoutBack(Work.Prove.class::isInstance)),
                Arguments.of("a restore without a look at the doors", withoutBack(Work.CloseDoors.class::isInstance)),
                Arguments.of("a touched part was never restored", withoutBack(Spoilt::restoresDatabase)),
                Arguments.of(
                        "a touched part was never restored",
                        withoutBack(Shipped.plansWithCodeOutside(), Work.Checkout.class::isInstance)),
                Arguments.of("a restore without a drilled backup", byHand(w -> chosen(w) && w instanceof Work.Drill)),
                Arguments.of("a change before a drilled backup", byHand(w -> w instanceof Work.Drill && !chosen(w))),
                Arguments.of(
                        "doors opened on something neither probed nor proved", byHand(Work.Prove.class::isInstance)),
                Arguments.of(
                        "doors opened on something neither probed nor proved", byHand(Work.Probe.class::isInstance)),
                Arguments.of("another rung after one that left something behind", repair(r -> true, 0)),
                Arguments.of("a rung climbed on a site that is well", repair(Ladder.Rung::light, 1)),
                Arguments.of("a waiver that nobody gave", unasked()),
                Arguments.of("a migrate of SQL that nobody approved", unapproved()));
    }

    private static Plan without(Class<? extends Work> work) {
        Plan p = Shipped.plans()
                .filter(x -> x.kind().equals("upgrade"))
                .findFirst()
                .orElseThrow();
        List<Step> steps =
                p.steps().stream().filter(s -> !work.isInstance(s.work())).toList();
        return new Plan(
                p.run(), p.kind(), p.recipe(), p.place(), p.from(), p.to(), steps, p.resume(), p.wayBack(), false);
    }

    /** A restore by hand, with a command after it. */
    private static Plan byHand(Predicate<Work> left) {
        Plan p = Plans.restore();
        List<Step> steps = p.steps().stream().filter(s -> !left.test(s.work())).toList();
        return new Plan(
                        p.run(),
                        p.kind(),
                        p.recipe(),
                        p.place(),
                        p.from(),
                        p.to(),
                        steps,
                        p.resume(),
                        p.wayBack(),
                        false)
                .on(p.terms());
    }

    /** @param over so many pairs of steps before where it should, it goes on where nothing was found */
    private static Plan repair(Predicate<Ladder.Rung> light, int over) {
        Plan p = Shipped.plans()
                .filter(x -> x.kind().equals("repair") && x.recipe().equals("ixp-manager"))
                .findFirst()
                .orElseThrow();
        List<Ladder.Rung> rungs = p.ladder().rungs().stream()
                .map(r -> new Ladder.Rung(r.name(), r.check(), r.end() - over * 2, light.test(r)))
                .toList();
        return p.on(new Plan.Terms(p.chosen(), p.waiver(), p.risks(), new Ladder(rungs)));
    }

    private static Plan unasked() {
        Plan p = Shipped.waived();
        return p.on(new Plan.Terms(p.chosen(), null, p.risks()));
    }

    private static Plan unapproved() {
        Plan p = Plans.everything();
        List<Step> steps = p.steps().stream()
                .map(s -> new Step(s.name(), s.family(), s.work(), s.touches(), s.resumable(), false, s.cures()))
                .toList();
        return new Plan(
                p.run(), p.kind(), p.recipe(), p.place(), p.from(), p.to(), steps, p.resume(), p.wayBack(), false);
    }

    private static boolean chosen(Work work) {
        return work instanceof Work.Drill d && d.backup().equals("b");
    }

    private static boolean restoresDatabase(Work work) {
        return work instanceof Work.Restore r && r.part().startsWith("database:");
    }

    private static Plan withoutBack(Predicate<Work> work) {
        return withoutBack(Shipped.plans(), work);
    }

    private static Plan withoutBack(Stream<Plan> plans, Predicate<Work> work) {
        Plan p = plans.filter(x -> x.kind().equals("upgrade")).findFirst().orElseThrow();
        List<Back> back = p.wayBack().stream().filter(b -> !work.test(b.work())).toList();
        return new Plan(p.run(), p.kind(), p.recipe(), p.place(), p.from(), p.to(), p.steps(), p.resume(), back, false);
    }
}
