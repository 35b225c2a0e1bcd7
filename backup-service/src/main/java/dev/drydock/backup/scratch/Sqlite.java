package dev.drydock.backup.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    private final Path file;

    public Sqlite(Path file) {
        this.file = file;
    }

    /** @return empty where it works */
    public static String lacking() {
        try {
            Process process = new ProcessBuilder("sqlite3", "-safe", "-version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readNBytes(1000), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said.strip();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** SHA-256 of all that is in it: schema and rows as SQL. */
    public String dump() throws IOException {
        MessageDigest digest = sha256();
        run(List.of(".dump"), "", in -> new DigestInputStream(in, digest)
                .transferTo(java.io.OutputStream.nullOutputStream()));
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

    private void run(List<String> commands, String input, Reader reader) throws IOException {
        Path sent = Files.writeString(file.resolveSibling("sql"), input);
        Path errors = file.resolveSibling("errors");
        List<String> argv = Stream.concat(
                        Stream.of("sqlite3", "-safe", "-batch", "-init", "/dev/null", file.toString()),
                        commands.stream())
                .toList();
        Process process = new ProcessBuilder(argv)
                .redirectInput(sent.toFile())
                .redirectError(errors.toFile())
                .start();
        try (InputStream in = process.getInputStream()) {
            reader.read(in);
            int exit = process.waitFor();
            String said = Files.readString(errors, StandardCharsets.ISO_8859_1).strip();
            if (exit != 0 || !said.isEmpty()) throw new IOException("sqlite3 exited with " + exit + ": " + said);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
