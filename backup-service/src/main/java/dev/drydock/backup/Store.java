package dev.drydock.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where backups lie: a folder a site, in it one a backup. */
record Store(Path folder) {
    Shelf shelf(String site, String backup, String writer) {
        return new Shelf(folder.resolve(name(site)).resolve(name(backup)), writer);
    }

    long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** @return why it cannot be used; empty: what was written came back */
    static Optional<String> probe(Path folder) {
        byte[] written = "drydock was here".getBytes(StandardCharsets.US_ASCII);
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, ".probe", "");
            try {
                Files.write(file, written);
                return Arrays.equals(Files.readAllBytes(file), written)
                        ? Optional.empty()
                        : Optional.of("what was written did not come back");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    static String name(String name) {
        if (!name.matches("[0-9A-Za-z][0-9A-Za-z._-]{0,99}")) {
            throw Ended.refused(
                    "“" + name + "” cannot be the name of a site, a backup or a database",
                    "use letters, digits, dot, dash");
        }
        return name;
    }
}
