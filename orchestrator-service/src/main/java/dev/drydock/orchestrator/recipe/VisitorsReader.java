package dev.drydock.orchestrator.recipe;

import java.util.Optional;
import java.util.regex.Pattern;

/** The site file's {@code visitors}. */
final class VisitorsReader {
    private static final String RIGHT = "visitors: { title: The harbour office is closed for a moment }";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private final Notes notes;
    private final Values values;

    VisitorsReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Optional<Visitors> read(Node node) {
        return Section.of(node, "`visitors`", RIGHT, notes).map(in -> {
            Visitors visitors = new Visitors(
                    in.need("title", RIGHT)
                            .map(n -> values.line("title", n, 120))
                            .orElse(""),
                    in.take("text").map(n -> values.line("text", n, 1000)).orElse(""),
                    in.take("until").map(this::until).orElse("We expect to be back at " + Visitors.TIME + "."),
                    in.take("language").map(this::language).orElse("en"));
            in.done();
            return visitors;
        });
    }

    private String until(Node node) {
        String text = values.line("until", node, 200);
        if (!text.isEmpty() && !text.contains(Visitors.TIME)) {
            notes.add(
                    node.at(),
                    "`until` does not say where the time is to stand",
                    "until: We expect to be back at " + Visitors.TIME + ".");
        }
        return text;
    }

    private String language(Node node) {
        return values.matching("language", node, LANGUAGE, "a language as in HTML", "language: fr");
    }
}
