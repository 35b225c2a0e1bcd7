package dev.drydock.e2e.faults;

import dev.drydock.stack.demo.HarbourSite;
import java.util.List;
import java.util.Random;

/** What is done with a site of a soak, one after the other. */
enum Trip {
    UPGRADE("{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\"}", 1),
    /** One of its last commands fails, so it must go the whole way back. */
    FAILS("{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\"}", 1),
    BACKUP("{\"kind\":\"backup\"}", 1),
    OPEN_BACKUP("{\"kind\":\"backup\",\"open\":true}", 1),
    /** The chosen backup is drilled, and that of what is there. */
    DOWNGRADE("{\"kind\":\"downgrade\",\"to\":\"" + HarbourSite.FIRST + "\"}", 2);

    private static final List<Trip> AT_FIRST = List.of(UPGRADE, UPGRADE, UPGRADE, FAILS, FAILS, BACKUP);
    private static final List<Trip> LATER = List.of(DOWNGRADE, DOWNGRADE, DOWNGRADE, DOWNGRADE, BACKUP, OPEN_BACKUP);

    private final String wish;
    private final int drills;

    Trip(String wish, int drills) {
        this.wish = wish;
        this.drills = drills;
    }

    static Trip next(boolean first, Random random) {
        List<Trip> some = first ? AT_FIRST : LATER;
        return some.get(random.nextInt(some.size()));
    }

    String wish() {
        return wish;
    }

    int drills() {
        return drills;
    }
}
