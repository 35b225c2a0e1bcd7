package dev.drydock.orchestrator.store;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Why the database did not do something. */
public final class Trouble {
    /** The first two of its state: no connection, transaction rolled back, no room, an object in use, an operator, its disk. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private static final String READ_ONLY = "25006";
    /** It stood still in the middle for so long that others were let on. */
    private static final String STOOD_STILL = "25P03";

    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23505", STOOD_STILL);

    private Trouble() {}

    /** It is the database's own, and the same may well be done when that is over. */
    public static boolean passing(Throwable thrown) {
        return causes(thrown).anyMatch(e -> e instanceof SQLTransientException || passing(e.getSQLState()));
    }

    /** Two were in each other's way, and this one was undone: a deadlock, a serialization failure, one key twice at once, too long a pause. */
    public static boolean collision(Throwable thrown) {
        return states(thrown).anyMatch(COLLISIONS::contains);
    }

    private static Stream<String> states(Throwable thrown) {
        return causes(thrown).map(SQLException::getSQLState).filter(Objects::nonNull);
    }

    private static Stream<SQLException> causes(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .limit(50)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    private static boolean passing(String state) {
        return state == null
                || state.equals(READ_ONLY)
                || state.equals(STOOD_STILL)
                || PASSING.contains(state.substring(0, Math.min(2, state.length())));
    }
}
