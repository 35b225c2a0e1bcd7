package dev.drydock.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder in which one stack keeps everything. */
public record Data(Path dir) {
    private static final String ONLY_OWNER = "rwx------";

    public static Data open(Path dir) {
        Data data = new Data(dir.toAbsolutePath().normalize());
        try {
            Files.createDirectories(data.dir);
            Files.setPosixFilePermissions(data.dir, PosixFilePermissions.fromString(ONLY_OWNER));
            for (String d : new String[] {"logs", "keys", "trusted", "secrets", "store", "scratch"})
                Files.createDirectories(data.dir.resolve(d));
            return data;
        } catch (IOException e) {
            throw new Trouble(
                    "cannot use the data folder " + data.dir + ": " + e + "; give another with --data DIR", e);
        }
    }

    /** Who has a signing key. */
    public static java.util.List<String> owners() {
        return Keys.OWNERS;
    }

    public Path log(String name) {
        return dir.resolve("logs").resolve(name + ".log");
    }

    public Path state() {
        return dir.resolve("stack.json");
    }

    public Path token() {
        return dir.resolve("admin.token");
    }

    public Path postgres() {
        return dir.resolve("postgres");
    }

    public Path kafka() {
        return dir.resolve("kafka");
    }

    public Path key(String name) {
        return dir.resolve("keys").resolve(name + ".key");
    }

    /** The newest of its keys: NAME, NAME.2, NAME.3 …, of which earlier ones may have been erased. */
    public String keyId(String name) {
        Pattern numbered = Pattern.compile(Pattern.quote(name) + "\\.([1-9][0-9]{0,5})\\.key");
        try (Stream<Path> keys = Files.list(dir.resolve("keys"))) {
            return keys.map(k -> numbered.matcher(k.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(m -> Integer.parseInt(m.group(1)))
                    .max(Integer::compare)
                    .map(newest -> name + "." + newest)
                    .orElse(name);
        } catch (IOException e) {
            throw new Trouble("cannot look into " + dir.resolve("keys") + ": " + e, e);
        }
    }

    public Path trusted() {
        return dir.resolve("trusted");
    }

    Path store() {
        return dir.resolve("store");
    }

    Path scratch() {
        return dir.resolve("scratch");
    }

    public Path secrets() {
        return dir.resolve("secrets");
    }

    public Path postgresPassword() {
        return dir.resolve("keys/postgres.password");
    }

    /** Of the database's user that may only add to the audit's tables, and read them. */
    public Path auditPassword() {
        return dir.resolve("keys/audit.password");
    }

    /** Whole or not at all, readable by its owner alone from its first byte on. */
    static void writePrivate(Path file, String content) {
        try {
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", mode);
            Files.writeString(fresh, content, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Trouble("cannot write " + file + ": " + e, e);
        }
    }
}
