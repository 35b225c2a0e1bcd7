package dev.drydock.stack.keep;

import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/** A saved state back into a database that has the same tables and nothing in them. */
public final class Loaded {
    /** What the migrations themselves put there. */
    private static final List<String> NEVER_EMPTY = List.of("orchestrator.chain", "orchestrator.head");

    private Loaded() {}

    /**
     * The file is whole, what it says of itself is so (each table's rows have their hash), and that was said by an orchestrator.
     *
     * @param trusted the public keys that are believed
     */
    static Manifest check(Path file, Path trusted) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry last = zip.getEntry(Manifest.ENTRY);
            if (last == null) throw bad(file, "it has no " + Manifest.ENTRY);
            byte[] said = read(zip, last);
            Manifest manifest = Manifest.read(said);
            if (manifest.format() != Manifest.FORMAT) {
                throw bad(file, "its format is " + manifest.format() + ", this Drydock reads " + Manifest.FORMAT);
            }
            checkSeal(zip, said, trusted, file);
            for (Manifest.Table t : manifest.tables()) checkTable(zip, t, file);
            return manifest;
        } catch (IOException e) {
            throw bad(file, e.getMessage());
        }
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static void checkSeal(ZipFile zip, byte[] said, Path trusted, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Seal.ENTRY);
        if (entry == null) throw bad(file, "it has no " + Seal.ENTRY);
        try {
            if (Seal.read(read(zip, entry)).holds(trusted, said)) return;
        } catch (IllegalStateException e) {
            throw bad(file, e.getMessage());
        }
        throw bad(
                file,
                "no orchestrator whose public key is in " + trusted + " has signed it: it was changed, or is of another"
                        + " Drydock, whose keys/ and trusted/ belong here then");
    }

    private static void checkTable(ZipFile zip, Manifest.Table t, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(t.entry());
        if (entry == null) throw bad(file, "it lacks " + t.entry());
        MessageDigest digest = Saved.sha256();
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        String is = HexFormat.of().formatHex(digest.digest());
        if (!is.equals(t.sha256())) throw bad(file, t.entry() + " is not what was saved");
    }

    private static Trouble bad(Path file, String why) {
        return new Trouble(file + " is no saved state that can be loaded: " + why
                + "; nothing was changed. Take another file: `drydock state save` writes them");
    }

    /** Nothing of a Drydock is in this database, but what the migrations make; else nothing is changed. */
    public static void empty(Connection c) {
        try {
            for (Schemas.Table t : Schemas.tables(c)) {
                if (!NEVER_EMPTY.contains(t.schema() + "." + t.name())) mustBeEmpty(c, t);
            }
        } catch (SQLException e) {
            throw new Trouble("the database cannot be looked at: " + e.getMessage() + "; nothing was changed", e);
        }
    }

    /** Why it cannot go into this database; nothing is changed. */
    public static void fits(Connection c, Manifest manifest) {
        try {
            Map<String, String> here = Schemas.versions(c);
            if (!here.equals(new TreeMap<>(manifest.versions()))) {
                throw new Trouble("the state was saved by another version of Drydock: its migrations are "
                        + new TreeMap<>(manifest.versions()) + ", those here " + here
                        + "; nothing was changed. Load it with the version that saved it, then upgrade Drydock");
            }
            Map<String, Schemas.Table> tables = byName(c);
            for (Manifest.Table t : manifest.tables()) {
                Schemas.Table there = tables.remove(t.schema() + "." + t.name());
                if (there == null || !there.columns().equals(t.columns())) {
                    throw new Trouble(t.entry() + " is not here as it was saved; nothing was changed");
                }
            }
            if (!tables.isEmpty()) throw new Trouble("not in the file: " + tables.keySet() + "; nothing was changed");
        } catch (SQLException e) {
            throw new Trouble("the database cannot be looked at: " + e.getMessage() + "; nothing was changed", e);
        }
    }

    private static Map<String, Schemas.Table> byName(Connection c) throws SQLException {
        return new HashMap<>(
                Schemas.tables(c).stream().collect(Collectors.toMap(t -> t.schema() + "." + t.name(), t -> t)));
    }

    private static void mustBeEmpty(Connection c, Schemas.Table t) throws SQLException {
        if (Schemas.strings(c, "select 'x' from " + t.quoted() + " limit 1").isEmpty()) return;
        throw new Trouble("there is something in " + t.schema() + "." + t.name()
                + " already; a state is loaded only where there is none, and nothing was changed."
                + " Give a new data folder: --data DIR");
    }

    /** All of it or nothing. What was on the topic is sent again: whoever reads the record goes by run and sequence. */
    public static void load(Connection c, Path file, Manifest manifest) {
        try (ZipFile zip = new ZipFile(file.toFile());
                Statement s = c.createStatement()) {
            c.setAutoCommit(false);
            Map<String, Schemas.Table> tables = byName(c);
            String all = tables.values().stream().map(Schemas.Table::quoted).collect(Collectors.joining(", "));
            s.execute("truncate " + all);
            for (Manifest.Table t : manifest.tables()) {
                copy(c, zip, t, tables.get(t.schema() + "." + t.name()));
            }
            numbers(c, s, tables.values());
            s.execute("update orchestrator.record set sent = null");
            c.commit();
        } catch (IOException | SQLException e) {
            throw new Trouble("the state was not loaded, the database is as it was: " + e.getMessage(), e);
        }
    }

    private static void copy(Connection c, ZipFile zip, Manifest.Table t, Schemas.Table into)
            throws IOException, SQLException {
        MessageDigest hash = Saved.sha256();
        try (InputStream in = new DigestInputStream(zip.getInputStream(zip.getEntry(t.entry())), hash)) {
            long rows = c.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + into.quoted() + " (" + into.list() + ") from stdin", in);
            if (rows != t.rows()) {
                throw new IOException(t.entry() + " has " + rows + " rows, " + t.rows() + " were saved");
            }
            in.transferTo(OutputStream.nullOutputStream());
            if (!t.sha256().equals(HexFormat.of().formatHex(hash.digest()))) {
                throw new IOException(t.entry() + " has changed since it was checked");
            }
        }
    }

    /** Numbers that the database gives go on after the last one. */
    private static void numbers(Connection c, Statement s, Iterable<Schemas.Table> tables) throws SQLException {
        for (Schemas.Table t : tables) {
            for (String column : Schemas.strings(
                    c,
                    "select column_name from information_schema.columns where table_schema = ? and table_name = ?"
                            + " and is_identity = 'YES'",
                    t.schema(),
                    t.name())) {
                s.execute("select setval(pg_get_serial_sequence('" + t.quoted().replace("'", "''") + "', '"
                        + column.replace("'", "''") + "'), coalesce(max(" + Schemas.quote(column)
                        + "), 0) + 1, false) from "
                        + t.quoted());
            }
        }
    }
}
