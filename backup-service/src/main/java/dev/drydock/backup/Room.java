package dev.drydock.backup;

import dev.drydock.contract.Said;
import java.util.Optional;

final class Room {
    private Room() {}

    static Optional<Said.Refused> complaint(String where, long needed, long free) {
        return free >= needed
                ? Optional.empty()
                : Optional.of(new Said.Refused(
                        "not enough room in " + where + ": it may need " + mib(needed) + " MiB, free are " + mib(free)
                                + " MiB",
                        "make room there, or use another disk"));
    }

    private static long mib(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }
}
