package dev.drydock.audit.store;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Short transactions in the service's schema, and the little of JDBC that they need. */
@Singleton
public class Db {
    private static final Logger LOG = Logger.getLogger(Db.class);
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    public interface Body<T> {
        T run(Connection connection) throws SQLException;
    }

    interface Row<T> {
        T read(ResultSet r) throws SQLException;
    }

    private final DataSource source;
    private final CountDownLatch closing = new CountDownLatch(1);

    public Db(DataSource source) {
        this.source = source;
    }

    public <T> T once(Body<T> body) {
        try (Connection c = source.getConnection()) {
            c.setAutoCommit(false);
            try {
                T result = body.run(c);
                c.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                c.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new Away(e);
        }
    }

    /**
     * Tries until it is done: the body must bear being run again after a commit whose answer was lost.
     *
     * @throws Away at once where it would be refused again: the values are what the database does not take
     */
    public <T> T untilBack(Body<T> body) {
        Duration wait = FIRST;
        while (true) {
            try {
                return once(body);
            } catch (Away e) {
                if (e.refused()) throw e;
                if (wait == FIRST || wait == LONGEST)
                    LOG.warnf("database not reachable, trying again in=%s cause=%s", wait, e.getMessage());
                pause(wait, e);
                wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
            }
        }
    }

    private void pause(Duration wait, Away away) {
        try {
            if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) throw away;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }

    @PreDestroy
    void close() {
        closing.countDown();
    }

    static int update(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement s = prepare(c, sql, values)) {
            return s.executeUpdate();
        }
    }

    static <T> List<T> list(Connection c, Row<T> row, String sql, Object... values) throws SQLException {
        try (PreparedStatement s = prepare(c, sql, values);
                ResultSet r = s.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (r.next()) found.add(row.read(r));
            return found;
        }
    }

    private static PreparedStatement prepare(Connection c, String sql, Object... values) throws SQLException {
        PreparedStatement s = c.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) s.setObject(i + 1, values[i]);
        return s;
    }

    /** Nothing was done, or the answer of the commit was lost. */
    public static final class Away extends RuntimeException {
        private final String state;

        Away(SQLException cause) {
            super(cause.getMessage() + " (" + cause.getSQLState() + ")", cause);
            this.state = cause.getSQLState();
        }

        public String state() {
            return state;
        }

        boolean denied() {
            return "42501".equals(state);
        }

        /** The values cannot be, contradict a constraint, or are larger than it can hold. */
        public boolean refused() {
            return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
        }
    }
}
