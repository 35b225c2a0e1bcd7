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
    private int drawn;
    private int columns;
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
        console.tell(Report.said(run));
        console.out().println();
        console.print(Summary.withNext(run, console.size().get().columns()));
    }

    private void draw() {
        Instant now = console.clock().instant();
        Size size = console.size().get();
        List<String> lines = Screen.of(run, tail, notice, now, size, console.paint());
        StringBuilder b = new StringBuilder(back(size));
        lines.forEach(l -> b.append(l).append("\033[K\n"));
        console.out().print(b.append("\033[J"));
        console.out().flush();
        drawn = Math.min(lines.size(), size.rows() - 1);
        columns = size.columns();
        redrawn = now;
    }

    /**
     * To where the picture begins. What a narrower terminal has made of the last one, nobody knows: some break its lines, some cut them,
     * and it may have happened while it was drawn. So all that is there goes up and out of sight, and the next has a page of its own.
     */
    private String back(Size size) {
        if (size.columns() < columns) return "\033[" + size.rows() + ";1H" + "\n".repeat(size.rows()) + "\033[H";
        int up = Math.min(drawn, size.rows() - 1);
        return up == 0 ? "" : "\r\033[" + up + "A";
    }
}
