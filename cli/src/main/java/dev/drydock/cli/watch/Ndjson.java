package dev.drydock.cli.watch;

import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Output;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.terminal.Console;
import java.util.List;

/** For programs: every change of the run as one JSON document a line; the last line is how it ended. */
final class Ndjson implements View {
    private final Console console;
    private String told = "";

    Ndjson(Console console) {
        this.console = console;
    }

    @Override
    public void changed(Run run, String json) {
        String line = Json.line(json);
        if (line.equals(told)) return; // a reconnection tells the whole run again
        told = line;
        console.print(List.of(line));
    }

    @Override
    public void said(Output output) {}

    @Override
    public void tick() {}

    @Override
    public void lost() {
        console.complain(List.of("connection lost, trying again; the run itself goes on"));
    }

    @Override
    public void over(Run run, String json) {}
}
