package dev.drydock.audit.store;

import dev.drydock.audit.keep.Claim;
import dev.drydock.audit.keep.Evidence;
import dev.drydock.audit.keep.Progress;
import dev.drydock.audit.keep.Received;
import dev.drydock.contract.Event;
import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Link;
import dev.drydock.contract.record.Seal;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How things become rows, many in one statement. */
final class Rows {
    private Rows() {}

    static void events(Connection c, List<Received> fresh) throws SQLException {
        if (fresh.isEmpty()) return;
        Db.update(
                c,
                "insert into event (run, sequence, value, headers, hash, previous, type, site, actor, time, partition, \"offset\")"
                        + " select * from unnest(?::text[], ?::bigint[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::bigint[])",
                column(c, "text", fresh, r -> link(r).run()),
                column(c, "bigint", fresh, r -> link(r).sequence()),
                bytes(c, fresh, r -> r.entry().value()),
                column(c, "text", fresh, r -> Wire.text(r.entry().headers())),
                column(c, "text", fresh, r -> link(r).hash()),
                column(c, "text", fresh, r -> storable(link(r).previous())),
                column(c, "text", fresh, r -> event(r).type()),
                column(c, "text", fresh, r -> storable(event(r).subject())),
                column(c, "text", fresh, r -> storable(event(r).actor())),
                column(c, "text", fresh, r -> event(r).time().toString()),
                column(c, "int", fresh, Received::partition),
                column(c, "bigint", fresh, Received::offset));
    }

    static void claims(Connection c, List<Claim> claims) throws SQLException {
        if (claims.isEmpty()) return;
        Db.update(
                c,
                "insert into claim (head, run, sequence, hash)"
                        + " select * from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[]) on conflict do nothing",
                column(c, "bigint", claims, Claim::head),
                column(c, "text", claims, k -> storable(k.moved().run())),
                column(c, "bigint", claims, k -> k.moved().sequence()),
                column(c, "text", claims, k -> storable(k.moved().hash())));
    }

    static void progress(Connection c, Progress progress) throws SQLException {
        for (Map.Entry<Integer, Long> e : progress.next().entrySet()) {
            Db.update(
                    c,
                    "insert into progress (topic, partition, \"offset\") values (?, ?, ?) on conflict do nothing",
                    progress.topic(),
                    e.getKey(),
                    e.getValue());
        }
    }

    static void evidence(Connection c, List<Evidence> evidence) throws SQLException {
        for (Evidence e : evidence) {
            Fault f = e.fault();
            Received r = e.source();
            Entry entry = r == null ? null : r.entry();
            Db.update(
                    c,
                    "insert into evidence (mark, what, run, sequence, until, why, partition, \"offset\", key, value, headers)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    mark(e),
                    f.what().word(),
                    storable(f.run()),
                    f.sequence(),
                    f.until(),
                    storable(f.why()),
                    r == null ? null : r.partition(),
                    r == null ? null : r.offset(),
                    entry == null ? null : entry.key(),
                    entry == null ? null : entry.value(),
                    entry == null ? null : storable(Wire.text(entry.headers())));
        }
    }

    /** The same of the same bytes, wherever they come by again. */
    private static String mark(Evidence e) {
        Fault f = e.fault();
        byte[] value = e.source() == null ? null : e.source().entry().value();
        String key = e.source() == null ? "" : new String(key(e.source().entry()), StandardCharsets.ISO_8859_1);
        String text = String.join(
                "\n",
                f.what().word(),
                f.run(),
                f.sequence() + "-" + f.until(),
                key,
                value == null ? "" : Signatures.sha256(value),
                e.source() == null ? "" : Wire.text(e.source().entry().headers()));
        return Signatures.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] key(Entry e) {
        return e.key() == null ? new byte[0] : e.key();
    }

    private static Link link(Received r) {
        return ((Seal.Read.Good) r.read()).link();
    }

    private static Event event(Received r) {
        return link(r).event();
    }

    /** PostgreSQL keeps no NUL in a text; the bytes themselves are kept as they are. */
    static String storable(String text) {
        return text == null ? "" : text.replace('\0', '\ufffd');
    }

    private static <T> Array column(Connection c, String type, List<T> rows, Function<T, Object> of)
            throws SQLException {
        return c.createArrayOf(type, rows.stream().map(of).toArray());
    }

    private static <T> Array bytes(Connection c, List<T> rows, Function<T, byte[]> of) throws SQLException {
        return c.createArrayOf("bytea", rows.stream().map(of).toArray(byte[][]::new));
    }
}
