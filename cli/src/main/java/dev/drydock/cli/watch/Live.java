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
    private static final Duration OFTEN = Duration.ofMillis(200);

    private final Console console;
    private Run run;
    private Tail tail = Tail.NONE;
    private String notice = "";
    private List<String> drawn = List.of();
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
        console.print(Summary.withNext(run, console.size().get().columns()));
    }

    private void draw() {
        Instant now = console.clock().instant();
        // asked each time: by an old size one would go up too few rows, and what is left over then stays
        Size size = console.size().get();
        List<String> lines = Screen.of(run, tail, notice, now, size, console.paint());
        int up = Math.min(Screen.rows(drawn, size.columns()), size.rows() - 1);
        StringBuilder b = new StringBuilder(up == 0 ? "" : "\r\033[" + up + "A");
        lines.forEach(l -> b.append(l).append("\033[K\n"));
        console.out().print(b.append("\033[J"));
        console.out().flush();
        drawn = lines;
        redrawn = now;
    }
}
