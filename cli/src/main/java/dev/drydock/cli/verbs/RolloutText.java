package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Rollout;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.util.ArrayList;
import java.util.List;

/** A rollout as lines. */
final class RolloutText {
    private RolloutText() {}

    static List<String> lines(Rollout r) {
        List<String> lines = new ArrayList<>();
        if (r.id() != null) {
            lines.add("rollout " + r.id() + " to " + r.to() + ": " + standing(r));
            lines.add("");
        }
        Table table = new Table("WAVE", "SITE", "STAGE", "RUN", "WHY");
        for (Rollout.Leg leg : r.sites()) {
            table.row(
                    leg.wave(),
                    leg.site(),
                    leg.stage() + (leg.attempt() > 1 ? " (" + leg.attempt() + ")" : ""),
                    leg.run(),
                    leg.why());
        }
        lines.addAll(table.lines());
        if (r.next() != null) {
            lines.add("");
            lines.add("next: " + r.next());
        }
        return lines;
    }

    /** In one line. */
    static String standing(Rollout r) {
        StringBuilder line = new StringBuilder(r.standing());
        if (!r.rests()) line.append(", wave ").append(r.wave()).append(" of ").append(r.waves());
        line.append(", ")
                .append(r.done())
                .append(" of ")
                .append(r.sites().size())
                .append(" done");
        if (r.failed() > 0 && r.why() == null)
            line.append(", ").append(r.failed()).append(" failed");
        if (!r.rests() && r.rest() != null) line.append(", pauses until ").append(Times.at(r.rest()));
        if (r.why() != null) line.append(": ").append(r.why());
        return line.toString();
    }

    static List<String> table(Rollout.Page page) {
        if (page.items().isEmpty()) return List.of("no rollouts");
        Table table = new Table("ROLLOUT", "TO", "BEGAN", "STANDING");
        for (Rollout r : page.items()) table.row(r.id(), r.to(), Times.at(r.started()), standing(r));
        return table.lines();
    }
}
