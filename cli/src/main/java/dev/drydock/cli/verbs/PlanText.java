package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Plan;
import dev.drydock.cli.api.Version;
import dev.drydock.cli.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans as people read them: whole, or just enough to say yes or no. */
public final class PlanText {
    private PlanText() {}

    public static List<String> whole(Plan p) {
        if (p.alreadyThere()) return List.of(p.site() + " is there already: nothing to do");
        List<String> lines = new ArrayList<>(List.of(head(p)));
        hops(p).ifPresent(lines::add);
        if (p.at() != null) lines.add("on " + p.at());
        if (p.jobs() != null) lines.add("jobs and notes on the site's host: " + p.jobs());
        if (p.stores() != null) lines.add("backups: " + p.stores());
        lines.add("");
        Table steps = new Table("#", "STEP", "VERB", "BY", "TOUCHES", "COMMAND");
        for (int i = 0; i < p.steps().size(); i++) steps.row(row(i, p.steps().get(i)));
        lines.addAll(steps.lines());
        lines.add("");
        lines.add("The way back, should a step fail");
        Table back = new Table("#", "ORDER", "VERB", "BY");
        for (int i = 0; i < p.wayBack().size(); i++) {
            Plan.Step s = p.wayBack().get(i);
            back.row(i + 1, s.name(), s.verb(), s.family());
        }
        lines.addAll(back.lines());
        if (!p.warnings().isEmpty()) lines.add("");
        lines.addAll(warnings(p));
        return lines;
    }

    public static List<String> summary(Plan p) {
        List<String> lines = new ArrayList<>(List.of(head(p)));
        hops(p).ifPresent(lines::add);
        if (p.backup() != null) lines.add("restores backup " + p.backup());
        lines.add(p.steps().size() + " steps: " + names(p.steps()));
        lines.add("touched: " + touched(p));
        lines.add("way back: " + (p.wayBack().isEmpty() ? "none needed" : names(p.wayBack())));
        lines.addAll(warnings(p));
        return lines;
    }

    private static String head(Plan p) {
        return p.site() + ": " + Version.text(p.from()) + " → " + Version.text(p.to()) + " with recipe " + p.recipe();
    }

    private static Optional<String> hops(Plan p) {
        if (p.hops().isEmpty()) return Optional.empty();
        return Optional.of("hops: " + String.join(" → ", p.hops())
                + "; this is the first, each other is planned when the one before has ended well");
    }

    private static Object[] row(int i, Plan.Step s) {
        String touches = s.touches().isEmpty() ? "nothing" : String.join(", ", s.touches());
        String command = s.command() == null ? "" : s.command().strip().replace("\n", " ⏎ ");
        return new Object[] {
            i + 1, s.name() + (s.approval() ? " (asks a person)" : ""), s.verb(), s.family(), touches, command
        };
    }

    private static String names(List<Plan.Step> steps) {
        long preflights = steps.stream().filter(PlanText::preflight).count();
        String checks = preflights > 1 ? "preflight ×" + preflights : "preflight";
        return steps.stream()
                .map(s -> preflight(s) ? checks : s.name())
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    private static boolean preflight(Plan.Step s) {
        return "preflight".equals(s.verb());
    }

    private static String touched(Plan p) {
        String all =
                p.steps().stream().flatMap(s -> s.touches().stream()).distinct().collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing" : all;
    }

    private static List<String> warnings(Plan p) {
        return p.warnings().stream().map(w -> "warning: " + w).toList();
    }
}
