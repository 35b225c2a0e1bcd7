package dev.drydock.cli.watch;

import dev.drydock.cli.api.Run;
import dev.drydock.cli.text.Width;
import java.util.ArrayList;
import java.util.List;

/** The SQL that a person approves, whole; before what takes something away stands an exclamation mark. */
final class PreviewText {
    private PreviewText() {}

    /** @return none where no preview has been */
    static List<String> of(Run.Preview preview) {
        if (preview == null) return List.of();
        List<String> lines = new ArrayList<>();
        lines.add(Width.pad("sql", 12) + count(preview) + ", SHA-256 " + preview.sqlHash());
        for (Run.Statement s : preview.sql()) {
            String mark = s.takes() == null ? "  " : "! ";
            s.text().lines().forEach(l -> lines.add(mark + l));
            if (s.takes() != null) lines.add("!   → " + s.takes());
        }
        return lines;
    }

    private static String count(Run.Preview preview) {
        long taking = preview.sql().stream().filter(s -> s.takes() != null).count();
        String statements = preview.statements() + (preview.statements() == 1 ? " statement" : " statements");
        if (preview.statements() == 0) return "nothing would be changed";
        return statements + (taking == 0 ? "" : ", " + taking + " marked: something may be taken away");
    }
}
