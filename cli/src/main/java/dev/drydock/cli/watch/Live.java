package dev.drydock.cli.watch;

import dev.drydock.cli.api.Output;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.terminal.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Redrawn in place; the last picture stays, with the summary below. */
final class Live implements View {
    /** At each tick: until it is known, lines are drawn that are too long for a smaller terminal. */
    private static final Duration MEASURED = Duration.ofMillis(900);

    private static final Duration OFTEN = Duration.ofMillis(200);

    private final Console console;
    private Run run;
    private Tail tail = Tail.NONE;
    private String notice = "";
    private List<String> drawn = List.of();
    private Size size;
    private Instant measured = Instant.MIN;
    private Instant redrawn = Instant.MIN;

    Live(Console console) {
        this.console = console;
    }

    @Override
    public void changed(Run run, String json) {
        if (this.run != null && !Objects.equals(this.run.position(), run.position())) tail = Tail.NONE;
        this.run = run;
        notice = "";
        draw();
    }

    @Override
    public void said(Output output) {
        tail = tail.after(output);
        if (run != null && redrawn.plus(OFTEN).isBefore(console.clock().instant())) draw();
    }

    @Override
    public void tick() {
        if (run != null) draw();
    }

    @Override
    public void lost() {
        notice = "connection lost, trying again; the run itself goes on";
        tick();
    }

    @Override
    public void over(Run run, String json) {
        console.out().println();
        console.print(Summary.withNext(run, size().columns()));
    }

    private void draw() {
        Instant now = console.clock().instant();
        List<String> lines = Screen.of(run, tail, notice, now, size(), console.paint());
        int up = Screen.rows(drawn, size.columns());
        StringBuilder b = new StringBuilder(up == 0 ? "" : "\r\033[" + up + "A");
        lines.forEach(l -> b.append(l).append("\033[K\n"));
        console.out().print(b.append("\033[J"));
        console.out().flush();
        drawn = lines;
        redrawn = now;
    }

    private Size size() {
        Instant now = console.clock().instant();
        if (size == null || measured.plus(MEASURED).isBefore(now)) {
            size = console.size().get();
            measured = now;
        }
        return size;
    }
}
