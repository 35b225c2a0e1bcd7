package dev.drydock.cli.watch;

import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Run.Step;
import dev.drydock.cli.terminal.Size;
import dev.drydock.cli.text.Paint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that is known of a run: the tracks, what failed steps said, the summary. */
public final class Report {
    private static final int ALL = 100_000;

    private Report() {}

    public static List<String> of(Run run, Instant now, int columns, Paint paint) {
        List<String> lines = new ArrayList<>(Screen.of(run, Tail.NONE, "", now, new Size(columns, ALL), paint));
        lines.addAll(said(run));
        if (run.state() != Run.State.WAITING && run.preview() != null) {
            lines.add("");
            lines.addAll(PreviewText.of(run.preview()));
        }
        lines.add("");
        lines.addAll(Summary.of(run));
        return lines;
    }

    /** The end of what failed steps said. */
    static List<String> said(Run run) {
        List<String> lines = new ArrayList<>();
        Stream.concat(run.steps().stream(), run.wayBack().stream())
                .filter(s -> Mark.of(s.state()).bad)
                .forEach(s -> said(s, lines));
        return lines;
    }

    private static void said(Step s, List<String> lines) {
        List<String> tail = Lines.tail(s);
        if (tail.isEmpty()) return;
        lines.add("");
        lines.addAll(Lines.explained(s));
        lines.add("the last that " + s.name() + " said");
        lines.addAll(tail);
    }
}
