package dev.drydock.participant.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The little of JDBC that the journal needs. */
final class Rows {
    interface Row<T> {
        T read(ResultSet r) throws SQLException;
    }

    private Rows() {}

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

    static java.sql.Array texts(Connection c, Collection<String> values) throws SQLException {
        return c.createArrayOf("text", values.toArray());
    }

    /** What may be lost in a crash of the database without harm: no wait for its disk. */
    static void lazily(Connection c) throws SQLException {
        update(c, "set local synchronous_commit = off");
    }

    private static PreparedStatement prepare(Connection c, String sql, Object... values) throws SQLException {
        PreparedStatement s = c.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) s.setObject(i + 1, values[i]);
        return s;
    }
}
