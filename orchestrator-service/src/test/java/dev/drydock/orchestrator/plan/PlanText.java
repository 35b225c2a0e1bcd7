package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Command;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.saga.Touch;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A plan as a person reads it, always in the same order. */
final class PlanText {
    private PlanText() {}

    static String of(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("%s of %s (%s) from %s to %s, run %s%s%n"
                .formatted(
                        plan.kind(),
                        plan.place().site(),
                        plan.recipe(),
                        plan.from().name(),
                        plan.to().name(),
                        plan.run(),
                        plan.stepByStep() ? ", step by step" : ""));
        var place = plan.place();
        text.append("place: root=%s marker=%s run-as=%s jobs=%s parameters=%s secrets=%s%n"
                .formatted(
                        place.root(),
                        place.marker(),
                        place.runAs(),
                        place.jobs(),
                        new TreeMap<>(place.parameters()),
                        new TreeMap<>(place.secrets())));
        text.append(
                "preflight: %s%n%n".formatted(Wire.text(plan.steps().getFirst().work())));
        for (int i = 0; i < plan.steps().size(); i++) step(text, i, plan.steps().get(i), i == plan.resume());
        text.append("%nway back%n".formatted());
        for (int j = 0; j < plan.wayBack().size(); j++)
            back(text, j, plan.wayBack().get(j));
        return text.toString();
    }

    private static void step(StringBuilder text, int index, Step step, boolean resume) {
        text.append("%s%2d %-20s %-11s touches %s%s%s%s%n"
                .formatted(
                        resume ? ">" : " ",
                        index,
                        step.name(),
                        step.family().word(),
                        words(step.touches()),
                        step.resumable() ? ", resumable" : "",
                        step.approval() ? ", to be approved" : "",
                        work(step.work())));
        for (Cure cure : step.cures()) {
            text.append("      cure %s on /%s/ (%s): %s, touches %s, then %s%n"
                    .formatted(
                            cure.name(),
                            cure.pattern(),
                            cure.cause(),
                            command(cure.command()),
                            words(cure.touches()),
                            cure.then()));
        }
    }

    private static void back(StringBuilder text, int index, Back back) {
        text.append(" %2d %-20s %-11s of %s%s%n"
                .formatted(index, back.name(), back.family().word(), words(back.of()), work(back.work())));
    }

    private static String work(Work work) {
        return switch (work) {
            case Work.Preflight ignored -> "";
            case Work.Examine w ->
                w.questions().stream()
                        .map(q -> "\n      ? " + command(q.command()))
                        .collect(Collectors.joining());
            case Work.Migrate m
            when !m.state().command().line().isEmpty() ->
                "\n      $ " + command(m.command()) + "\n      state "
                        + command(m.state().command()) + " before /" + m.state().before() + "/ after /"
                        + m.state().after() + "/";
            case Work.Migrate m -> "\n      $ " + command(m.command());
            case Work.Install w -> "\n      $ " + command(w.command());
            case Work.Run w -> "\n      $ " + command(w.command());
            case Work.Preview w -> "\n      $ " + command(w.command());
            case Work.Validate w -> "\n      $ " + command(w.command());
            case Work.ClearCache w -> "\n      $ " + command(w.command());
            case Work.Restart w -> "\n      $ " + command(w.command());
            case Work.Fetch w -> ", " + w.to();
            case Work.Checkout w -> ", " + w.to();
            case Work.Copy w -> ", backup " + w.backup();
            case Work.Backup w -> ", backup " + w.backup();
            case Work.Bring w ->
                ", " + w.path() + " as backup " + w.backup() + (w.database().isEmpty() ? "" : " of " + w.database());
            case Work.Drill w -> ", backup " + w.backup();
            case Work.Restore w -> ", " + w.part() + " from backup " + w.backup();
            case Work.Prove w -> ", against backup " + w.backup();
            case Work.Outside w -> ", against backup " + w.backup();
            case Work.Keep w -> ", as " + w.kept();
            case Work.CloseDoors w -> "\n      $ " + command(w.doors().close());
            case Work.OpenDoors w ->
                "\n      $ "
                        + command(w.byHand() ? w.doors().byHand() : w.doors().open());
            case Work.Probe w ->
                ", " + w.expected().name()
                        + (w.throughDoors() ? " and the page " + w.health().url() : "");
            default -> "?";
        };
    }

    private static String command(Command c) {
        return c.line().strip().replace("\n", " ⏎ ")
                + (c.limitSeconds() > 0 ? " (limit " + c.limitSeconds() + " s)" : "")
                + (c.expect().isEmpty() ? "" : " expect " + c.expect());
    }

    private static String words(Set<Touch> touches) {
        if (touches.isEmpty()) return "nothing";
        return new TreeSet<>(touches)
                .stream().map(t -> t.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
