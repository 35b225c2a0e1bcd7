package dev.drydock.orchestrator.plan;

import static dev.drydock.orchestrator.saga.Touch.CODE;
import static dev.drydock.orchestrator.saga.Touch.DATABASE;
import static dev.drydock.orchestrator.saga.Touch.DOORS;
import static dev.drydock.orchestrator.saga.Touch.FILES;
import static dev.drydock.orchestrator.saga.Touch.SERVICES;

import dev.drydock.contract.Content;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.saga.Touch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What makes an upgrade's plan safe, said once more and apart from the compiler. Canaries: {@link PlanRulesTest}. */
final class PlanRules {
    private final Plan plan;
    private final List<String> faults = new ArrayList<>();

    private PlanRules(Plan plan) {
        this.plan = plan;
    }

    static List<String> faults(Plan plan) {
        PlanRules rules = new PlanRules(plan);
        rules.names();
        rules.backupBeforeAnyChange();
        rules.doors();
        rules.wayBack();
        rules.cures();
        rules.outside();
        return rules.faults;
    }

    private void must(boolean good, String rule) {
        if (!good) faults.add(rule);
    }

    private void names() {
        must(unique(plan.steps().stream().map(Step::name)), "step names are unique");
        must(unique(plan.wayBack().stream().map(Back::name)), "names of the way back are unique");
    }

    private static boolean unique(Stream<String> names) {
        Set<String> seen = new HashSet<>();
        return names.allMatch(seen::add);
    }

    private int first(Class<? extends Work> work) {
        for (int i = 0; i < plan.steps().size(); i++)
            if (work.isInstance(plan.steps().get(i).work())) return i;
        faults.add("has " + work.getSimpleName());
        return -1;
    }

    private void backupBeforeAnyChange() {
        int drill = first(Work.Drill.class);
        int touching = 0;
        while (touching < plan.steps().size() && !changes(plan.steps().get(touching))) touching++;
        must(plan.steps().stream().limit(4).allMatch(s -> s.work() instanceof Work.Preflight), "four preflights first");
        must(first(Work.Copy.class) < first(Work.Backup.class), "copy before backup");
        must(first(Work.CloseDoors.class) < first(Work.Backup.class), "doors closed before backup");
        must(first(Work.Backup.class) < drill, "backup before drill");
        must(drill < touching, "drill before the first change");
        must(drill < first(Work.Checkout.class), "drill before checkout");
        must(first(Work.Fetch.class) < first(Work.Checkout.class), "fetch before checkout");
        must(plan.resume() == drill + 1, "resume after the drill");
    }

    private static boolean changes(Step step) {
        return step.touches().stream().anyMatch(t -> t != DOORS);
    }

    /** What no backup holds is looked at after each step that may have changed it. */
    private void outside() {
        Content content = ((Work.Preflight) plan.steps().getFirst().work()).content();
        if (content.outside().isEmpty()) return;
        must(
                plan.wayBack().stream()
                        .allMatch(b -> !(b.work() instanceof Work.Prove p)
                                || p.outside() == p.backup().equals(plan.run())),
                "the way back looks at the outside paths");
        for (int i = 0; i + 1 < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            if (step.touches().stream().noneMatch(EnumSet.of(CODE, FILES, DATABASE)::contains)) continue;
            must(
                    plan.steps().get(i + 1).work() instanceof Work.Outside w
                            && w.after().equals(step.name())
                            && w.backup().equals(plan.run()),
                    "the outside paths are looked at after each change");
        }
    }

    private void doors() {
        int open = first(Work.OpenDoors.class);
        if (open < 1) return;
        must(plan.steps().get(open - 1).work() instanceof Work.Probe, "probe directly before open-doors");
        must(first(Work.Probe.class) == open - 1, "one probe before the doors open");
        must(plan.steps().stream().skip(open).noneMatch(PlanRules::changes), "nothing changes once the doors are open");
        List<String> tail =
                plan.steps().stream().skip(open + 1L).map(Step::name).toList();
        must(tail.isEmpty() || tail.equals(List.of("probe-after", "close-doors-after")), "the tail");
    }

    private void wayBack() {
        List<Back> back = plan.wayBack();
        List<Class<?>> kinds = new ArrayList<>();
        back.forEach(b -> kinds.add(b.work().getClass()));
        List<Class<?>> order = List.of(
                Work.CloseDoors.class,
                Work.Keep.class,
                Work.Restore.class,
                Work.Restart.class,
                Work.Prove.class,
                Work.OpenDoors.class);
        must(
                kinds.stream()
                                .map(order::indexOf)
                                .sorted()
                                .toList()
                                .equals(kinds.stream().map(order::indexOf).toList())
                        && !kinds.stream().map(order::indexOf).toList().contains(-1),
                "close-doors, keep, restores, restarts, prove, open-doors");
        must(kinds.contains(Work.Prove.class), "the way back proves");
        must(
                !back.isEmpty() && back.getLast().work() instanceof Work.OpenDoors open && open.byHand(),
                "the way back opens by hand");
        Set<Touch> touched = EnumSet.noneOf(Touch.class);
        plan.steps().forEach(s -> touched.addAll(s.touches()));
        plan.steps().forEach(s -> s.cures().forEach(c -> touched.addAll(c.touches())));
        for (Touch touch : List.of(CODE, FILES)) {
            must(!touched.contains(touch) || restores("tree", touch), "restores what touched " + touch);
        }
        Content content = ((Work.Preflight) plan.steps().getFirst().work()).content();
        must(!touched.contains(DATABASE) || !content.databases().isEmpty(), "touches only databases that are named");
        content.databases()
                .forEach(d -> must(restores("database:" + d.name(), DATABASE), "restores database " + d.name()));
        plan.steps().stream()
                .filter(s -> s.work() instanceof Work.Restart)
                .forEach(s -> must(restarts(((Work.Restart) s.work()).service()), "restarts what was restarted"));
        for (Touch touch : EnumSet.of(CODE, FILES, DATABASE, SERVICES)) {
            must(
                    back.stream().filter(b -> b.work() instanceof Work.Prove).allMatch(b -> b.of().contains(touch)),
                    "proves after " + touch);
        }
    }

    private boolean restores(String part, Touch touch) {
        return plan.wayBack().stream()
                .anyMatch(b -> b.work() instanceof Work.Restore r
                        && r.part().equals(part)
                        && r.backup().equals(plan.run())
                        && b.of().contains(touch));
    }

    private boolean restarts(String service) {
        return plan.wayBack().stream()
                .anyMatch(b -> b.work() instanceof Work.Restart r && r.service().equals(service));
    }

    private void cures() {
        for (Step step : plan.steps()) {
            for (Cure cure : step.cures()) {
                must(cure.then() != Cure.Then.RETRY || step.resumable(), "retry only where resumable");
            }
        }
    }
}
