package dev.drydock.cli.watch;

import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Version;
import dev.drydock.cli.text.Times;
import dev.drydock.cli.text.Width;
import dev.drydock.cli.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What became of a run, to be pasted into a ticket. */
public final class Summary {
    private static final int INDENT = 12;

    private final List<String> lines = new ArrayList<>();

    private final int columns;

    private Summary(int columns) {
        this.columns = columns;
    }

    /** At the end of a watch: there is always something to type next. */
    static List<String> withNext(Run run) {
        return withNext(run, Integer.MAX_VALUE);
    }

    /** The same for a terminal that is so wide: only what is to be typed or approved is never broken. */
    static List<String> withNext(Run run, int columns) {
        List<String> lines = of(run, columns);
        boolean told =
                run.next() != null || run.journey() != null && run.journey().next() != null;
        if (!told) lines.add(Width.pad("next", INDENT) + "./drydock show " + run.id());
        return lines;
    }

    public static List<String> of(Run run) {
        return of(run, Integer.MAX_VALUE);
    }

    private static List<String> of(Run run, int columns) {
        Summary s = new Summary(columns);
        s.add("site", run.site() + (run.recipe() == null ? "" : " (" + run.recipe() + ")"));
        s.add("run", run.id() + ", " + run.kind());
        s.add("outcome", outcome(run));
        s.add("from → to", Version.text(run.from()) + (run.to() == null ? "" : " → " + Version.text(run.to())));
        s.add(
                "began",
                Times.at(run.started()) + (run.requestedBy() == null ? "" : ", asked for by " + run.requestedBy()));
        s.add("ended", Times.at(run.ended()));
        s.add("downtime", downtime(run.doors(), run.ended() != null));
        s.journey(run.journey());
        s.add("purpose", run.reasonGiven());
        s.add("ticket", run.ticket());
        run.rungs().forEach(r -> s.add("rung", r.text()));
        s.add("reason", run.reason());
        s.add("chosen", run.chosen());
        s.add("backup", run.backup());
        s.add("no drill", run.withoutDrill());
        s.fingerprints(run.fingerprints());
        run.differences().forEach(d -> s.add("difference", d));
        if (run.state() == Run.State.WAITING) s.lines.addAll(PreviewText.of(run.preview()));
        if (run.decideBy() != null) s.add("until", Times.at(run.decideBy()) + "; without an answer it goes back then");
        s.add("next", run.next());
        if (run.journey() != null) s.add("next", run.journey().next());
        return s.lines;
    }

    private void journey(Run.Journey j) {
        if (j == null) return;
        String reason = j.reason() == null ? "" : ": " + j.reason();
        add("journey", j.id() + " to " + j.to() + ", " + j.state() + reason);
        j.hops().forEach(h -> add("", h.from() + " → " + h.to() + " " + h.state().text + " (" + h.run() + ")"));
    }

    private static String outcome(Run run) {
        return switch (run.state()) {
            case SUCCEEDED -> "succeeded";
            case ROLLED_BACK -> "rolled back: the site is as it was before";
            case NOT_STARTED -> notStarted(run.kind());
            case RESOLVED -> "resolved by a person";
            case STUCK, WAITING ->
                (run.position() == null ? run.state().text : run.position())
                        + (run.needsAPerson() ? ": a person is needed" : "");
            case RUNNING, UNKNOWN -> run.state().text + (run.position() == null ? "" : ": " + run.position());
        };
    }

    /** What touches no site ends so too where it fails. */
    private static String notStarted(String kind) {
        return switch (String.valueOf(kind)) {
            case "drill" -> "not passed: nothing of the site was touched";
            case "prune" -> "not done: nothing of the site was touched";
            default -> "not started: nothing was changed";
        };
    }

    private static String downtime(Run.Doors d, boolean over) {
        if (d.closed() == null) return "none: the doors were never closed";
        if (d.opened() == null) return "doors closed since " + Times.at(d.closed()) + (over ? ", and left so" : "");
        String took = d.seconds() != null ? Times.words(Math.round(d.seconds())) : Times.words(d.closed(), d.opened());
        return took + " (doors closed " + Times.at(d.closed()) + ", opened " + Times.at(d.opened()) + ")";
    }

    /** The whole hash once where both are equal: so it can be compared with another program's. */
    private void fingerprints(Run.Fingerprints f) {
        Map<String, String> before = f.before() == null ? Map.of() : f.before();
        Map<String, String> after = f.after() == null ? Map.of() : f.after();
        Set<String> parts = new TreeSet<>(before.keySet());
        parts.addAll(after.keySet());
        if (parts.isEmpty()) return;
        lines.add("fingerprints (SHA-256)"
                + (after.isEmpty()
                        ? " before; nothing had to be compared"
                        : before.isEmpty() ? " of what was restored" : ""));
        if (before.isEmpty() || after.isEmpty())
            parts.forEach(p -> {
                lines.add("  " + p);
                lines.add("    " + before.getOrDefault(p, after.get(p)));
            });
        else parts.forEach(p -> fingerprint(p, before.get(p), after.get(p)));
    }

    private void fingerprint(String part, String before, String after) {
        if (before != null && before.equals(after)) {
            lines.add("  " + part + ": equal before and after");
            lines.add("    " + before);
            return;
        }
        boolean both = before != null && after != null;
        lines.add("  " + part + ": " + (both ? "DIFFERS" : before == null ? "only after" : "only before"));
        if (before != null) lines.add("    before " + before);
        if (after != null) lines.add("    after  " + after);
    }

    private void add(String what, String value) {
        if (value == null || value.isBlank()) return;
        String line = Width.pad(what, INDENT) + value;
        if (!what.equals("next")) lines.addAll(Wrap.words(line, columns, INDENT));
        else if (value.contains("`")) lines.addAll(Wrap.aroundCommands(line, columns, INDENT));
        else lines.add(line);
    }
}
