package dev.drydock.backup;

import java.io.IOException;

/** A verified backup is never written over. */
final class Vacancy {
    private Vacancy() {}

    static void of(Shelf shelf, String backup) {
        for (Held copy : shelf.copies()) {
            if (isVerified(copy)) {
                throw Ended.refused(
                        "backup " + backup + " exists already and is verified",
                        "use it, or start a new run for a new one");
            }
        }
    }

    /** A store that cannot be asked can neither be written. */
    private static boolean isVerified(Held copy) {
        try {
            return copy.isVerified();
        } catch (IOException e) {
            return false;
        }
    }
}
