package dev.drydock.backup;

import dev.drydock.contract.Said;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What run-as could not copy or put back as it is, found before it is needed. */
final class Rights {
    private Rights() {}

    /** @param listed owner and path by turns, each ended with NUL */
    static Optional<Said.Refused> complaint(byte[] listed, String user, Paths paths) {
        String[] fields = new String(listed, StandardCharsets.ISO_8859_1).split("\0", -1);
        List<String> bad = new ArrayList<>();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            if (paths.kind(fields[i + 1]).putBack()) {
                bad.add(Paths.shown(fields[i + 1]) + " (of " + Paths.shown(fields[i]) + ")");
            }
        }
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Said.Refused(
                        user + " could not read " + (bad.size() == 1 ? "a path" : bad.size() + " paths")
                                + " of the site, or not put them back with their owner: "
                                + String.join(", ", bad.subList(0, Math.min(5, bad.size()))),
                        "correct owner and rights, set another `run-as`, or name them under `outside` in the recipe"));
    }
}
