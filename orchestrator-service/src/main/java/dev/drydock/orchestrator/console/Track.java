package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.RunView;
import dev.drydock.orchestrator.http.RunView.StepView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A run as it is drawn: what of it is shown, from the view that everybody gets. */
public record Track(RunView run) {
    private static final Set<String> BEGUN = Set.of("running", "done", "failed", "refused", "interrupted");

    public boolean wentBack() {
        return run.goingBack() || run.wayBack().stream().anyMatch(s -> BEGUN.contains(s.state()));
    }

    /** What no check found a need for is counted only. */
    public List<StepView> steps() {
        return run.steps().stream().filter(s -> !s.state().equals("not-needed")).toList();
    }

    public List<StepView> wayBack() {
        return run.wayBack().stream()
                .filter(s -> !wentBack() || !s.state().equals("not-needed"))
                .toList();
    }

    /** What has ended has nothing to wait for. */
    public String said(StepView step) {
        return step.state().equals("waiting") && run.ended() != null ? "not reached" : step.state();
    }

    /** @param same null: there is nothing to compare it with */
    public record Part(String name, String before, String after, Boolean same) {}

    public List<Part> parts() {
        var before = run.fingerprints().before();
        var after = run.fingerprints().after();
        Set<String> names = new TreeSet<>();
        if (before != null) names.addAll(before.keySet());
        if (after != null) names.addAll(after.keySet());
        return names.stream()
                .map(n -> {
                    String b = before == null ? null : before.get(n);
                    String a = after == null ? null : after.get(n);
                    return new Part(n, b, a, before == null || after == null ? null : b != null && b.equals(a));
                })
                .toList();
    }

    public boolean proved() {
        return run.fingerprints().after() != null;
    }
}
