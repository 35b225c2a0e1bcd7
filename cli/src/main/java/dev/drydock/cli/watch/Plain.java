package dev.drydock.cli.watch;

import dev.drydock.cli.api.Output;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.terminal.Console;
import java.util.Optional;

/** For logs and pipes: one line a change. */
final class Plain implements View {
    private final Console console;
    private Optional<Run> told = Optional.empty();

    Plain(Console console) {
        this.console = console;
    }

    @Override
    public void changed(Run run, String json) {
        console.print(Lines.between(told, run));
        told = Optional.of(run);
    }

    @Override
    public void said(Output output) {}

    @Override
    public void tick() {}

    @Override
    public void lost() {
        console.out().println("connection lost, trying again; the run itself goes on");
    }

    @Override
    public void over(Run run, String json) {
        console.out().println();
        console.print(Summary.withNext(run));
    }
}
