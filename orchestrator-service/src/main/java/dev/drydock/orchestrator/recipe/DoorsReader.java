package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Doors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The recipe's {@code doors} and {@code writers}: a recipe without doors is none. */
final class DoorsReader {
    private static final String RIGHT = "doors: { close: COMMAND, open: COMMAND, mark: [ FILE ], by-hand: COMMAND }";
    private static final String WRITER = "writers: [ { name: cron, stop: COMMAND, start: COMMAND } ]";

    private final Notes notes;
    private final Values values;

    DoorsReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Recipe.Gate read(Section top, ContentReader content) {
        List<Doors.Writer> writers = top.take("writers")
                .map(n -> distinct(n, values.list("writers", n, WRITER, this::writer)))
                .orElse(List.of());
        return top.need("doors", RIGHT)
                .flatMap(n -> Section.of(n, "`doors`", RIGHT, notes))
                .map(in -> gate(in, content, writers))
                .orElse(new Recipe.Gate(Command.of(""), Command.of(""), Command.of(""), List.of(), writers, null));
    }

    private Recipe.Gate gate(Section in, ContentReader content, List<Doors.Writer> writers) {
        Recipe.Gate gate = new Recipe.Gate(
                command(in, "close"),
                command(in, "open"),
                command(in, "by-hand"),
                in.take("mark").map(n -> content.paths("mark", n)).orElse(List.of()),
                writers,
                in.take("stops").map(n -> values.name("stops", n)).orElse(null));
        in.done();
        return gate;
    }

    private Doors.Writer writer(String key, Node node) {
        return Section.of(node, "a writer", WRITER, notes)
                .map(in -> {
                    String name = in.need("name", "name: cron")
                            .map(n -> values.name("name", n))
                            .orElse("");
                    Doors.Writer writer = new Doors.Writer(name, command(in, "stop"), command(in, "start"));
                    in.done();
                    return writer;
                })
                .orElse(new Doors.Writer("", Command.of(""), Command.of("")));
    }

    private List<Doors.Writer> distinct(Node at, List<Doors.Writer> writers) {
        Set<String> seen = new HashSet<>();
        for (Doors.Writer writer : writers) {
            if (!writer.name().isEmpty() && !seen.add(writer.name())) {
                notes.add(at.at(), "two writers are called `" + writer.name() + "`", "a name of its own for each");
            }
        }
        return writers;
    }

    private Command command(Section in, String key) {
        return in.need(key, key + ": COMMAND").map(n -> values.command(key, n)).orElse(Command.of(""));
    }
}
