package dev.drydock.backup;

import java.io.IOException;

/** A verified backup is never written over. */
final class Vacancy {
    private Vacancy() {}

    static void of(Shelf shelf, String backup) throws IOException {
        if (shelf.isVerified()) {
            throw Ended.refused(
                    "backup " + backup + " exists already and is verified", "use it, or start a new run for a new one");
        }
    }
}
