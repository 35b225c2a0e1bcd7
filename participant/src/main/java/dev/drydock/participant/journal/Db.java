package dev.drydock.participant.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Short transactions in the participant's schema. The database may go away and come back under each of them. */
public final class Db {
    private static final Logger LOG = Logger.getLogger(Db.class);
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    public interface Body<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Two heartbeats: whoever lives has renewed what is theirs by then. */
    private static final Duration JUST = Duration.ofSeconds(8);

    private final DataSource source;
    private final Patience patience;
    private final LongSupplier nanos;
    private volatile boolean away;
    private volatile long back;

    public Db(DataSource source, Patience patience) {
        this(source, patience, System::nanoTime);
    }

    Db(DataSource source, Patience patience, LongSupplier nanos) {
        this.source = source;
        this.patience = patience;
        this.nanos = nanos;
        this.back = nanos.getAsLong() - JUST.toNanos();
    }

    /** It is away, or was until just now: what others hold may only look forgotten, for nobody could renew it. */
    boolean justBack() {
        return away || nanos.getAsLong() - back < JUST.toNanos();
    }

    public <T> T once(Body<T> body) {
        try {
            return committed(body);
        } catch (SQLException e) {
            throw new Away(e);
        }
    }

    private <T> T committed(Body<T> body) throws SQLException {
        try (Connection c = source.getConnection()) {
            c.setAutoCommit(false);
            try {
                T result = body.run(c);
                c.commit();
                if (away) {
                    back = nanos.getAsLong();
                    away = false;
                }
                return result;
            } catch (SQLException | RuntimeException e) {
                c.rollback();
                throw e;
            }
        } catch (SQLException e) {
            away = true;
            throw e;
        }
    }

    /** Tries until it is done: the body must bear being run again after a commit whose answer was lost. */
    public <T> T untilBack(String what, Body<T> body) {
        Duration wait = FIRST;
        while (true) {
            if (patience.closed()) throw new Closing();
            try {
                return once(body);
            } catch (Away e) {
                if (wait == FIRST || wait == LONGEST) {
                    LOG.warnf("journal not reachable, trying again what=%s in=%s error=%s", what, wait, e.getMessage());
                }
                patience.pause(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
            }
        }
    }
}
