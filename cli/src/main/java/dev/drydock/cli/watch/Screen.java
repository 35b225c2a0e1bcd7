package dev.drydock.cli.watch;

import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Run.Step;
import dev.drydock.cli.api.Run.StepState;
import dev.drydock.cli.terminal.Size;
import dev.drydock.cli.text.Paint;
import dev.drydock.cli.text.Times;
import dev.drydock.cli.text.Width;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The live picture of a run: no line wider than the terminal, never more lines than it has. */
public final class Screen {
    private final Size size;
    private final Paint paint;
    private final Instant now;

    private Screen(Size size, Paint paint, Instant now) {
        this.size = size;
        this.paint = paint;
        this.now = now;
    }

    /** @param notice of the connection, empty when all is well */
    public static List<String> of(Run run, Tail tail, String notice, Instant now, Size size, Paint paint) {
        return new Screen(size, paint, now).render(run, tail, notice);
    }

    private List<String> render(Run run, Tail tail, String notice) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(fit(run.site() + "  " + run.what() + "  run " + run.id())));
        lines.add(fit(status(run)));
        List<String> rest = new ArrayList<>();
        if (run.wentBack()) {
            rest.add("");
            rest.add(paint.yellow(fit(went(run) + (run.reason() == null ? "" : ": " + run.reason()))));
            rest.addAll(track(run.wayBack(), tail, size.rows()));
        }
        if (!notice.isEmpty()) rest.add(paint.yellow(fit(notice)));
        lines.add("");
        lines.addAll(track(run.steps(), tail, size.rows() - 1 - lines.size() - rest.size()));
        lines.addAll(rest);
        return lines.size() < size.rows() ? lines : lines.subList(0, Math.max(2, size.rows() - 1));
    }

    private static String went(Run run) {
        if (run.state() == Run.State.STUCK) return "going back, and stuck";
        if (run.ended() == null && run.goingBack()) return "going back";
        return run.state() == Run.State.RESOLVED ? "was going back" : "went back";
    }

    private String status(Run run) {
        String position = run.position() == null ? run.state().text : run.position();
        String clock = run.started() == null ? "" : " · " + Times.clock(run.started(), end(run.ended()));
        return position + clock + doors(run.doors(), run.ended() != null);
    }

    private String doors(Run.Doors doors, boolean over) {
        if (doors.closed() == null) return " · doors open";
        if (doors.opened() == null && over) return " · doors left closed";
        if (doors.opened() == null) return " · doors closed for " + Times.clock(doors.closed(), now);
        return " · doors open again after " + Times.clock(doors.closed(), doors.opened());
    }

    private Instant end(Instant ended) {
        return ended == null ? now : ended;
    }

    /** Where there is no room for all, what is long done and what is far ahead is only counted. */
    private List<String> track(List<Step> all, Tail tail, int room) {
        List<Step> steps =
                all.stream().filter(s -> s.state() != StepState.NOT_NEEDED).toList();
        int columns = Math.min(
                28, steps.stream().mapToInt(s -> Width.of(name(s))).max().orElse(0));
        Window window = Window.of(steps, Math.max(3, room - 1));
        List<String> lines = new ArrayList<>();
        if (window.from() > 0) lines.add(paint.dim(fit("    … " + window.from() + " before")));
        for (int i = window.from(); i < window.to(); i++) {
            Step s = steps.get(i);
            lines.add(row(s, all.indexOf(s) + 1, columns));
            if (s.state() == StepState.RUNNING) tail.last().ifPresent(t -> lines.add(paint.dim(fit("       " + t))));
        }
        int after = steps.size() - window.to();
        if (after > 0) lines.add(paint.dim(fit("    … " + after + " to come")));
        return lines;
    }

    private String row(Step s, int number, int columns) {
        String name = Width.pad(Width.fit(name(s), columns), columns);
        String text = "%2d %s  %s".formatted(number, name, progress(s)).stripTrailing();
        String fitted = Width.fit(text, size.columns() - 5);
        String shown = s.state() == StepState.WAITING ? paint.dim(fitted) : fitted;
        return "  " + Mark.of(s.state()).painted(paint) + " " + shown;
    }

    private String progress(Step s) {
        String elapsed = s.started() == null ? "" : Times.clock(s.started(), end(s.ended()));
        String tries = s.tries() > 1 ? "  try " + s.tries() + attempt(s) : "";
        String reason = s.reason() == null ? "" : "  " + s.reason();
        return (elapsed + usual(s)).strip() + tries + reason;
    }

    /** Of what has not ended: how long there is to wait. */
    private static String usual(Step s) {
        if (s.usual() == null || s.ended() != null) return "";
        return (s.started() == null ? "usually " : " of usually ") + Times.clock(Math.round(s.usual()));
    }

    private static String attempt(Step s) {
        return s.attempt() == null ? "" : ", attempt " + s.attempt();
    }

    private static String name(Step s) {
        return s.name() == null ? String.valueOf(s.verb()) : s.name();
    }

    private String fit(String s) {
        return Width.fit(s, size.columns() - 1);
    }
}
