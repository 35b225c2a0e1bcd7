package dev.drydock.cli.record;

import dev.drydock.cli.api.Entries;
import dev.drydock.cli.api.Entries.Entry;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import dev.drydock.contract.wire.Signatures;
import java.util.List;
import java.util.Map;

/** A record, and what verifying it found, as people and programs read it. */
public final class RecordText {
    private static final String CHECKED = "sequence without gap, hash chain over the bytes as sent";

    private RecordText() {}

    public static List<String> table(Entries entries) {
        Table table = new Table("#", "TIME", "WHAT", "BY", "DATA", "SHA-256");
        entries.items().forEach(e -> row(e, table));
        return table.lines();
    }

    public static List<String> verdict(String run, Chain.Verdict v) {
        if (!v.intact())
            return List.of(
                    "record of run " + run + ": BROKEN",
                    "  " + v.fault().orElse(""),
                    "next: keep what is there (./drydock record " + run
                            + " --json) and compare it with another consumer's copy");
        return List.of(
                "record of run " + run + ": intact, " + v.entries() + " entries, "
                        + (v.closed() ? "closed" : "still open"),
                "  verified: " + CHECKED,
                "  not verified here: signatures",
                "  last hash: " + v.head(),
                "next: ./drydock audit --export FILE and ./drydock audit --verify FILE look at signatures and at all runs");
    }

    public static String json(String run, Chain.Verdict v) {
        return Json.write(Map.of(
                "run", run,
                "intact", v.intact(),
                "entries", v.entries(),
                "closed", v.closed(),
                "fault", v.fault().orElse(""),
                "lastHash", v.head(),
                "verified", List.of("sequence", "hash chain"),
                "notVerified", List.of("signatures")));
    }

    private static void row(Entry e, Table table) {
        String hash = Signatures.sha256(e.value()).substring(0, 12);
        try {
            Event event = Event.of(e);
            table.row(e.sequence(), Times.at(event.time()), event.what(), event.actor(), data(event), hash);
        } catch (Json.Unreadable u) {
            table.row(e.sequence(), "", "cannot be read", "", "", hash);
        }
    }

    private static String data(Event event) {
        return event.data() == null ? "" : Json.line(Json.write(event.data()));
    }
}
