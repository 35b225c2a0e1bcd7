package dev.drydock.stack.keep;

import dev.drydock.stack.Data;
import dev.drydock.stack.Trouble;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** All of Drydock's own state, as it was at one moment, in one file: each table's rows, and a manifest of them. */
public final class Saved {
    private Saved() {}

    /** Whole or not at all; whoever reads it reads what Drydock knows, so its owner alone may. */
    static Manifest write(Connection c, Path file, Data data) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Trouble(
                    file + " is there already, perhaps the only good copy; nothing was saved. Give another name");
        }
        Path fresh = null;
        try {
            fresh = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "." + file.getFileName(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Manifest manifest = snapshot(c, fresh, data);
            Files.move(fresh, file); // never over another
            return manifest;
        } catch (IOException | SQLException e) {
            remove(fresh);
            throw new Trouble("the state was not saved: " + e.getMessage() + "; " + file + " is as it was", e);
        }
    }

    private static void remove(Path fresh) {
        try {
            if (fresh != null) Files.deleteIfExists(fresh);
        } catch (IOException e) {
            throw new Trouble("cannot remove " + fresh + ": " + e, e);
        }
    }

    private static Manifest snapshot(Connection c, Path fresh, Data data) throws IOException, SQLException {
        c.setAutoCommit(false);
        try (Statement s = c.createStatement();
                OutputStream file = Files.newOutputStream(fresh);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            s.execute("set transaction isolation level repeatable read, read only");
            List<Manifest.Table> tables = new ArrayList<>();
            for (Schemas.Table t : Schemas.tables(c)) tables.add(copy(c, t, zip));
            Manifest manifest = new Manifest(Manifest.FORMAT, now(s).toString(), Schemas.versions(c), tables);
            if (manifest.versions().isEmpty()) {
                throw new Trouble(
                        "there is no Drydock in this database; nothing was saved. Start it once: ./drydock up");
            }
            byte[] said = manifest.bytes();
            last(zip, Manifest.ENTRY, said);
            last(zip, Seal.ENTRY, Seal.of(data, said).bytes());
            return manifest;
        } finally {
            c.rollback();
        }
    }

    private static void last(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static Instant now(Statement s) throws SQLException {
        try (ResultSet r = s.executeQuery("select now()")) {
            r.next();
            return r.getTimestamp(1).toInstant();
        }
    }

    private static Manifest.Table copy(Connection c, Schemas.Table t, ZipOutputStream zip)
            throws IOException, SQLException {
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(t.schema() + "/" + t.name()));
        long rows = c.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy " + t.quoted() + " (" + t.list() + ") to stdout",
                        new DigestOutputStream(new Unclosed(zip), digest));
        zip.closeEntry();
        return new Manifest.Table(
                t.schema(), t.name(), t.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** More entries follow. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int many) throws IOException {
            out.write(bytes, from, many);
        }

        @Override
        public void close() {}
    }
}
