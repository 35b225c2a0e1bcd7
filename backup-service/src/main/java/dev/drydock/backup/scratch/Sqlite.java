package dev.drydock.backup.scratch;

import dev.drydock.participant.job.Host;
import dev.drydock.participant.job.LocalHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Our own sqlite3, for files in scratch. A database is hostile: -safe keeps what is written in its schema from reaching
 * files or programs.
 */
public final class Sqlite {
    private static final List<String> SETTINGS =
            List.of("page_size", "encoding", "user_version", "application_id", "auto_vacuum", "journal_mode");
    private static final String COUNTS =
            "SELECT 'SELECT count(*) FROM \"' || replace(name, '\"', '\"\"') || '\";' FROM sqlite_schema"
                    + " WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";

    private static final String CALL = "exec 2>\"$1\"; [ -z \"$2\" ] || exec >\"$2\"; shift 2; exec \"$@\"";

    private static final Host HERE = LocalHost.as("");

    private final Path file;

    public Sqlite(Path file) {
        this.file = file;
    }

    /** @return why it does not work; empty: it does */
    public static String lacking() {
        try {
            Host.Running running = HERE.start(List.of("sh", "-c", "sqlite3 -safe -version 2>&1"));
            running.in().close();
            String said = new String(running.out().readNBytes(1000), StandardCharsets.UTF_8);
            return exit(running) == 0 ? "" : said.strip();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Into a file that is not there yet. A dump is hostile too; and one that was cut loads as nothing, without an error. */
    public static void load(Path dump, Path into) throws IOException {
        String last = last(dump);
        if (!last.endsWith("COMMIT;")) throw new IOException("it does not end with COMMIT;");
        // what it prints is nobody's, and must not stop it
        new Sqlite(into).run("/dev/null", List.of(), in -> Files.copy(dump, in), out -> {});
    }

    private static String last(Path dump) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - 1000));
            byte[] end = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(end);
            return new String(end, StandardCharsets.ISO_8859_1).strip();
        }
    }

    /** SHA-256 of all that is in it: schema and rows as SQL. */
    public String dump() throws IOException {
        MessageDigest digest = sha256();
        run(List.of(".dump"), "", in -> new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream()));
        return HexFormat.of().formatHex(digest.digest());
    }

    public Map<String, String> settings() throws IOException {
        List<String> values =
                lines(SETTINGS.stream().map(s -> "PRAGMA " + s + ";").toList(), "");
        if (values.size() != SETTINGS.size()) throw new IOException("sqlite3 does not tell the database's settings");
        Map<String, String> settings = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            settings.put(SETTINGS.get(i), values.get(i));
        }
        return settings;
    }

    /** Of each table, how many. */
    public List<Long> rows() throws IOException {
        return lines(List.of(), String.join("\n", lines(List.of(COUNTS), ""))).stream()
                .map(Long::valueOf)
                .toList();
    }

    /** @return {@code ok}, or what is broken */
    public String integrity() throws IOException {
        return String.join("; ", lines(List.of("PRAGMA integrity_check(5);"), ""));
    }

    private List<String> lines(List<String> commands, String input) throws IOException {
        StringBuilder said = new StringBuilder();
        run(commands, input, in -> said.append(new String(in.readNBytes(16 << 20), StandardCharsets.UTF_8)));
        return said.isEmpty() ? List.of() : said.toString().lines().toList();
    }

    private interface Reader {
        void read(InputStream in) throws IOException;
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private void run(List<String> commands, String input, Reader reader) throws IOException {
        run("", commands, in -> in.write(input.getBytes(StandardCharsets.UTF_8)), reader);
    }

    /** @param output a file for it; empty: the reader has it */
    private void run(String output, List<String> commands, Writer writer, Reader reader) throws IOException {
        Path errors = file.resolveSibling("errors");
        List<String> argv = Stream.of(
                        List.of("sh", "-c", CALL, "sh", errors.toString(), output),
                        List.of("sqlite3", "-safe", "-batch", "-bail", "-init", "/dev/null", file.toString()),
                        commands)
                .flatMap(List::stream)
                .toList();
        Host.Running running = HERE.start(argv);
        try (InputStream out = running.out()) {
            IOException unread = null;
            try (OutputStream in = running.in()) {
                writer.write(in);
            } catch (IOException e) {
                unread = e; // where it ended first it says why
            }
            reader.read(out);
            int exit = exit(running);
            String said = Files.readString(errors, StandardCharsets.ISO_8859_1).strip();
            if (exit != 0 || !said.isEmpty()) throw new IOException("sqlite3 exited with " + exit + ": " + said);
            if (unread != null) throw unread;
        } finally {
            running.end();
        }
    }

    private static int exit(Host.Running running) {
        try {
            return running.await(Duration.ofDays(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
