package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Family;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.saga.Touch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The canaries: each rule says no to a plan that breaks it. */
class PlanRulesTest {
    private static final Plan GOOD = CompilerTest.plan(Compiler.upgrade(
            "r-1",
            Fixtures.recipe("large"),
            Fixtures.site("large-one"),
            CompilerTest.seen(""),
            CompilerTest.TO,
            false));

    @Test
    void a_good_plan_breaks_none() {
        assertThat(PlanRules.faults(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badSteps")
    void bad_steps(String rule, Consumer<List<Step>> spoil) {
        List<Step> steps = new ArrayList<>(GOOD.steps());
        spoil.accept(steps);

        assertThat(PlanRules.faults(with(steps, GOOD.wayBack(), GOOD.resume()))).contains(rule);
    }

    @ParameterizedTest
    @MethodSource("badBacks")
    void bad_ways_back(String rule, Consumer<List<Back>> spoil) {
        List<Back> back = new ArrayList<>(GOOD.wayBack());
        spoil.accept(back);

        assertThat(PlanRules.faults(with(GOOD.steps(), back, GOOD.resume()))).contains(rule);
    }

    @Test
    void bad_resume() {
        assertThat(PlanRules.faults(with(GOOD.steps(), GOOD.wayBack(), 3))).containsExactly("resume after the drill");
    }

    static Stream<Arguments> badSteps() {
        Step early = new Step(
                "run-early",
                Family.MIGRATION,
                new Work.Run(Command.of("x")),
                Set.of(Touch.FILES),
                false,
                false,
                List.of());
        return Stream.of(
                steps("step names are unique", s -> s.add(s.get(9))),
                steps("drill before the first change", s -> s.add(4, early)),
                steps(
                        "drill before the first change",
                        s -> Collections.swap(s, named(s, "drill"), named(s, "checkout"))),
                steps(
                        "doors closed before backup",
                        s -> Collections.swap(s, named(s, "close-doors"), named(s, "drill"))),
                steps("backup before drill", s -> Collections.swap(s, named(s, "backup"), named(s, "drill"))),
                steps("has Drill", s -> s.remove(named(s, "drill"))),
                steps("four preflights first", s -> s.remove(1)),
                steps("probe directly before open-doors", s -> s.add(named(s, "open-doors"), early)),
                steps(
                        "the outside paths are looked at after each change",
                        s -> s.remove(named(s, "outside after migrate"))),
                steps("nothing changes once the doors are open", s -> s.add(early)),
                steps(
                        "retry only where resumable",
                        s -> s.set(named(s, "checkout"), once(s.get(named(s, "checkout"))))));
    }

    static Stream<Arguments> badBacks() {
        return Stream.of(
                backs(
                        "restores what touched CODE",
                        b -> b.removeIf(x -> x.name().equals("restore tree"))),
                backs("restores database search", b -> b.removeIf(x -> x.name().equals("restore database:search"))),
                backs(
                        "restarts what was restarted",
                        b -> b.removeIf(x -> x.name().equals("restart web"))),
                backs("the way back proves", b -> b.removeIf(x -> x.name().equals("prove"))),
                backs("the way back looks at the outside paths", PlanRulesTest::blind),
                backs("the way back opens by hand", List::removeLast),
                backs("close-doors, keep, restores, restarts, prove, open-doors", b -> Collections.swap(b, 0, 1)),
                backs("names of the way back are unique", b -> b.add(0, b.getFirst())));
    }

    private static Arguments steps(String rule, Consumer<List<Step>> spoil) {
        return Arguments.of(rule, spoil);
    }

    private static Arguments backs(String rule, Consumer<List<Back>> spoil) {
        return Arguments.of(rule, spoil);
    }

    private static int named(List<Step> steps, String name) {
        return steps.stream().map(Step::name).toList().indexOf(name);
    }

    private static void blind(List<Back> back) {
        back.replaceAll(b -> b.work() instanceof Work.Prove p
                ? new Back(b.name(), b.family(), new Work.Prove(p.backup(), p.content()), b.of())
                : b);
    }

    private static Step once(Step s) {
        return new Step(s.name(), s.family(), s.work(), s.touches(), false, s.approval(), s.cures());
    }

    private static Plan with(List<Step> steps, List<Back> back, int resume) {
        return new Plan(
                GOOD.run(),
                GOOD.kind(),
                GOOD.recipe(),
                GOOD.place(),
                GOOD.from(),
                GOOD.to(),
                steps,
                resume,
                back,
                false);
    }
}
