package dev.drydock.bench.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The same rows as Drydock's, in tables of the same shape and indexes. */
final class Tables {
    private static final String SCHEMA =
            """
            create schema floor;
            create table floor.run (id text primary key, plan text, state text, version bigint, status text, ask_at timestamptz,
                started timestamptz, ended timestamptz, sequence bigint, last_hash text);
            create index on floor.run (ask_at) where ask_at is not null;
            create index on floor.run (started desc, id desc);
            create table floor.run_order (id text primary key, run text references floor.run, step int, name text, verb text,
                family text, sent timestamptz, accepted timestamptz, ended timestamptz, said text, found text);
            create index on floor.run_order (run, step);
            create table floor.record (run text, sequence bigint, value bytea, signature bytea, key_id text, sent timestamptz,
                primary key (run, sequence));
            create index on floor.record (run, sequence) where sent is null;
            create table floor.journal (order_id text primary key, run text, epoch bigint, verb text, value bytea, key_id text,
                signature bytea, received_at timestamptz default now(), ended_at timestamptz, answer bytea);
            create index on floor.journal (received_at) where ended_at is null;
            """;
    static final String RUN = "insert into floor.run values (?, ?, ?, 0, 'running', now(), now(), null, 2, ?)";
    static final String MOVED =
            "update floor.run set state = ?, version = version + 1, ask_at = now(), sequence = ?, last_hash = ?,"
                    + " ended = case when ? then now() end where id = ?";
    static final String ORDER = "insert into floor.run_order values (?, ?, ?, 'name', 'verb', 'family', now())";
    static final String ENDED =
            "update floor.run_order set accepted = now(), ended = now(), said = 'done', found = '{}' where id = ?";
    static final String RECORD = "insert into floor.record values (?, ?, ?, ?, 'orchestrator')";
    static final String JOURNAL = "insert into floor.journal (order_id, run, epoch, verb, value, key_id, signature)"
            + " values (?, ?, ?, 'verb', ?, 'orchestrator', ?)";
    static final String ANSWER = "update floor.journal set ended_at = now(), answer = ? where order_id = ?";

    private Tables() {}

    static void make(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute("drop schema if exists floor cascade;" + SCHEMA);
        }
    }

    /** All rows of one kind in one round trip. */
    static void batch(Connection c, String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) return;
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) s.setObject(i + 1, row[i]);
                s.addBatch();
            }
            s.executeBatch();
        }
    }
}
