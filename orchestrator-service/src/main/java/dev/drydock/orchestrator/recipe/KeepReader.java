package dev.drydock.orchestrator.recipe;

import java.util.Optional;

/** The site file's {@code keep}. */
final class KeepReader {
    private static final String RIGHT = "keep: { last: 7, days: 30, per-version: 1 }";
    private static final int MOST = 9999;

    private final Notes notes;
    private final Values values;

    KeepReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Optional<Keeping> read(Node node) {
        return Section.of(node, "`keep`", RIGHT, notes).map(in -> {
            Keeping keeping = new Keeping(number(in, "last"), number(in, "days"), number(in, "per-version"));
            in.done();
            if (in.fields().isEmpty()) {
                notes.add(in.at(), "`keep` says nothing, so nothing would be kept", RIGHT);
            }
            return keeping;
        });
    }

    private int number(Section in, String key) {
        return in.take(key).map(n -> values.number(key, n, MOST)).orElse(0);
    }
}
