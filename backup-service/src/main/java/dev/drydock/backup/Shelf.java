package dev.drydock.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The place of one backup in the store.
 *
 * @param writer the order for which something may be written there
 */
record Shelf(Path folder, String writer) {
    static final String MANIFEST = "manifest.json.zst";
    private static final String COMPLETE = "complete.json";
    private static final String VERIFIED = "verified";
    private static final ObjectMapper JSON = new ObjectMapper();

    static String tree(int number) {
        return "tree-" + number + ".tar.zst";
    }

    static String database(String name) {
        return "database-" + Store.name(name) + ".tar.zst";
    }

    /** @param which empty, or the part of it that is taken apart */
    static String dump(String name, String which) {
        return "database-" + Store.name(name) + (which.isEmpty() ? "" : "." + which) + ".sql.zst";
    }

    static String access(String name) {
        return "database-" + Store.name(name) + ".access.json.zst";
    }

    void clear() throws IOException {
        Files.createDirectories(folder);
        incomplete();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Before anything of it changes, nothing may call it complete any more. */
    void incomplete() throws IOException {
        Files.deleteIfExists(folder.resolve(VERIFIED));
        Files.deleteIfExists(folder.resolve(COMPLETE));
    }

    Deposit deposit(String name) throws IOException {
        Files.createDirectories(folder);
        return Deposit.compressed(folder.resolve(name), writer);
    }

    InputStream open(String name) throws IOException {
        return new BufferedInputStream(
                new ZstdInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(name)), 1 << 16)),
                1 << 16);
    }

    Artefact write(Manifest manifest) throws IOException {
        try (Deposit deposit = deposit(MANIFEST)) {
            ManifestFile.write(manifest, deposit);
            return deposit.keep();
        }
    }

    Manifest manifest() throws IOException {
        try (InputStream in = open(MANIFEST)) {
            return ManifestFile.read(in);
        }
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    void complete(Complete complete) throws IOException {
        plain(COMPLETE, JSON.writeValueAsString(complete));
    }

    Optional<Complete> complete() throws IOException {
        Path file = folder.resolve(COMPLETE);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), Complete.class))
                : Optional.empty();
    }

    /** It is verified for exactly the content that it had. */
    void verified() throws IOException {
        plain(VERIFIED, hash(Files.readAllBytes(folder.resolve(COMPLETE))));
    }

    boolean isVerified() throws IOException {
        return has(VERIFIED)
                && has(COMPLETE)
                && Files.readString(folder.resolve(VERIFIED))
                        .equals(hash(Files.readAllBytes(folder.resolve(COMPLETE))));
    }

    /** @return what is wrong with it on disk; empty: it is what was written */
    Optional<String> damage(Artefact artefact) throws IOException {
        Path file = folder.resolve(artefact.name());
        if (!Files.exists(file)) return Optional.of(artefact.name() + " is missing");
        if (Files.size(file) != artefact.size()) {
            return Optional.of(
                    artefact.name() + " has " + Files.size(file) + " bytes and should have " + artefact.size());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Hash.of(in).equals(artefact.sha256())
                    ? Optional.empty()
                    : Optional.of(artefact.name() + " is not what was written: its SHA-256 differs");
        }
    }

    private void plain(String name, String text) throws IOException {
        try (Deposit deposit = Deposit.plain(folder.resolve(name), writer)) {
            deposit.write(text.getBytes(StandardCharsets.UTF_8));
            deposit.keep();
        }
    }

    private static String hash(byte[] bytes) throws IOException {
        return Hash.of(new ByteArrayInputStream(bytes));
    }
}
