package dev.drydock.cli.watch;

import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Run.State;
import dev.drydock.cli.api.Run.Step;
import dev.drydock.cli.api.Run.StepState;
import dev.drydock.cli.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The story of a run as plain lines, one a change. The wording is relied on by those who read it with programs. */
public final class Lines {
    private static final int TAIL = 10;

    private Lines() {}

    /** @param before what was told already; empty at the beginning */
    public static List<String> between(Optional<Run> before, Run after) {
        List<String> lines = new ArrayList<>();
        if (before.isEmpty()) lines.add("run " + after.id() + " of " + after.site() + ": " + after.what());
        track("step", before.map(Run::steps).orElse(List.of()), after.steps(), lines);
        List<Run.Rung> rungs = before.map(Run::rungs).orElse(List.of());
        after.rungs().stream().filter(r -> r.ended() && !rungs.contains(r)).forEach(r -> lines.add("rung " + r.text()));
        if (before.map(b -> b.doors().closed()).isEmpty() && after.doors().closed() != null)
            lines.add("doors: closed at " + Times.at(after.doors().closed()));
        if (!before.map(Run::wentBack).orElse(false) && after.wentBack())
            lines.add("going back" + because(after.reason()));
        track("way back", before.map(Run::wayBack).orElse(List.of()), after.wayBack(), lines);
        if (before.map(b -> b.doors().opened()).isEmpty() && after.doors().opened() != null)
            lines.add("doors: open again, closed for " + downtime(after.doors()));
        if (before.map(Run::state).orElse(State.RUNNING) != after.state())
            lines.add("run " + after.id() + ": " + stands(after) + because(after.reason()));
        return lines;
    }

    /** What waits says for what: not always for a person. */
    private static String stands(Run run) {
        return run.state() == Run.State.WAITING && run.position() != null ? run.position() : run.state().text;
    }

    private static void track(String what, List<Step> before, List<Step> after, List<String> lines) {
        for (int i = 0; i < after.size(); i++) {
            Step now = after.get(i);
            Step then = i < before.size() ? before.get(i) : null;
            StepState state = then == null ? StepState.WAITING : then.state();
            if (now.state() == state && (then == null || now.tries().equals(then.tries()))) continue;
            if (!now.state().begun()) continue;
            lines.add(what + " " + (i + 1) + "/" + after.size() + " " + now.name() + ": " + ending(now));
            if (!Mark.of(now.state()).bad) continue;
            lines.addAll(explained(now));
            lines.addAll(tail(now));
        }
    }

    private static String ending(Step s) {
        String tries = s.tries() > 1 ? ", try " + s.tries() : "";
        if (s.state() == StepState.RUNNING) return "running" + tries;
        String took = s.started() == null || s.ended() == null ? "" : " after " + Times.words(s.started(), s.ended());
        return s.state().text() + took + tries + because(s.reason());
    }

    /** What is known comes first. */
    static List<String> explained(Step s) {
        if (s.known() != null) return List.of("  known: " + s.known());
        return s.signature() == null
                ? List.of()
                : List.of("  no cure of the recipe knows this error, its signature is " + s.signature());
    }

    static List<String> tail(Step s) {
        if (s.tail() == null) return List.of();
        List<String> said = s.tail().lines().filter(l -> !l.isBlank()).toList();
        return said.subList(Math.max(0, said.size() - TAIL), said.size()).stream()
                .map(l -> "  | " + l)
                .toList();
    }

    private static String because(String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }

    private static String downtime(Run.Doors d) {
        return d.seconds() != null ? Times.words(Math.round(d.seconds())) : Times.words(d.closed(), d.opened());
    }
}
