package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Heard.Intent;
import dev.drydock.cli.text.Times;
import java.util.ArrayList;
import java.util.List;

/** What became of a release on a site, as people read it. */
final class IntentText {
    private IntentText() {}

    static List<String> lines(Intent i) {
        List<String> lines = new ArrayList<>();
        lines.add(i.site() + ", " + i.version() + ": " + state(i));
        if (said(i.why())) lines.add("  " + i.why());
        if (said(i.line())) lines.add("  by " + i.line());
        if (said(i.next())) lines.add("  next: " + i.next());
        return lines;
    }

    private static String state(Intent i) {
        return switch (i.state() == null ? "" : i.state()) {
            case "due" -> "waits until " + Times.at(i.due());
            case "asked" -> "a person is asked";
            case "started" -> "run " + i.run() + (i.outcome() == null ? "" : ": " + i.outcome().text);
            case "passed" -> "nothing to do";
            case "refused" -> "refused, nothing begins by itself";
            default -> i.state();
        };
    }

    private static boolean said(String text) {
        return text != null && !text.isBlank();
    }
}
