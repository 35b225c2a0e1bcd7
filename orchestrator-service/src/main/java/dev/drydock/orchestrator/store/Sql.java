package dev.drydock.orchestrator.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/**
 * What is no entity, in the same transaction. Not through {@code createNativeQuery}: Hibernate keeps a new plan for each
 * call of one that has a result class, all under one hash, and soon spends its time comparing them.
 */
record Sql(EntityManager em) {
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Statement<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    <T> T first(String text, Row<T> row, Object... values) {
        return run(text, values, s -> {
            try (ResultSet rows = s.executeQuery()) {
                rows.next();
                return row.read(rows);
            }
        });
    }

    <T> List<T> list(String text, Row<T> row, Object... values) {
        return run(text, values, s -> {
            List<T> all = new ArrayList<>();
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) all.add(row.read(rows));
            }
            return all;
        });
    }

    List<String> strings(String text, Object... values) {
        return list(text, row -> row.getString(1), values);
    }

    int update(String text, Object... values) {
        return run(text, values, PreparedStatement::executeUpdate);
    }

    /** What is still only in memory is written first, so that the statement sees it. */
    private <T> T run(String text, Object[] values, Statement<T> statement) {
        Session session = em.unwrap(Session.class);
        if (session.isJoinedToTransaction()) session.flush();
        return session.doReturningWork((Connection connection) -> {
            try (PreparedStatement s = connection.prepareStatement(text)) {
                for (int i = 0; i < values.length; i++) s.setObject(i + 1, values[i]);
                return statement.run(s);
            }
        });
    }
}
