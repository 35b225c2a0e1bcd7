package dev.drydock.cli.record;

import dev.drydock.cli.api.Entries;
import dev.drydock.cli.api.Entries.Entry;
import dev.drydock.cli.api.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Is the record whole? Judged by the bytes alone: 1, 2, 3 … without a gap, each with the SHA-256 of the one before, all of
 * the run that was asked for. Signatures are not looked at: that needs the orchestrator's public key.
 */
public final class Chain {
    private Chain() {}

    /** @param closed the last entry says that the run is over: nothing can be missing behind it */
    public record Verdict(boolean intact, int entries, boolean closed, Optional<String> fault, String head) {}

    public static Verdict verify(String run, Entries entries) {
        List<Entry> all = entries.items();
        String previous = "";
        boolean closed = false;
        for (int i = 0; i < all.size(); i++) {
            Optional<String> fault = fault(run, i, all.get(i), previous, closed);
            if (fault.isPresent()) return new Verdict(false, all.size(), closed, fault, previous);
            previous = sha256(all.get(i).value());
            closed = Event.of(all.get(i)).closes();
        }
        if (all.isEmpty()) return new Verdict(false, 0, false, Optional.of("there are no entries"), "");
        return new Verdict(true, all.size(), closed, Optional.empty(), previous);
    }

    private static Optional<String> fault(String run, int i, Entry e, String previous, boolean closed) {
        Event event;
        try {
            event = Event.of(e);
        } catch (Json.Unreadable u) {
            return Optional.of("entry " + (i + 1) + " cannot be read: " + u.getMessage());
        }
        long due = i + 1L;
        String said = event.previous() == null ? "" : event.previous();
        if (closed) return Optional.of("entry " + due + " comes after the one that closed the run");
        if (event.sequence() == null || event.sequence() != due || e.sequence() != due)
            return Optional.of("entry " + due + " is missing: " + event.sequence() + " comes in its place");
        if (!run.equals(event.run()) || !run.equals(e.key()))
            return Optional.of("entry " + due + " is of another run: " + event.run());
        if (!said.equals(previous))
            return Optional.of("the chain breaks at entry " + due + ": it names " + said
                    + " as the one before, which is " + previous);
        return miscounted(event, due);
    }

    private static Optional<String> miscounted(Event event, long due) {
        boolean wrong = event.closes()
                && event.data() != null
                && event.data().get("count") instanceof Number n
                && n.longValue() != due;
        return wrong
                ? Optional.of("the last entry counts " + event.data().get("count") + " entries, there are " + due)
                : Optional.empty();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
