package dev.drydock.stack.demo;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The application's own history: a bare repository with its releases as tags. */
final class HarbourReleases {
    static final String FIRST = "v1.0.0";
    static final String GOOD = "v1.1.0";
    static final String BAD = "v1.2.0";

    private static final Map<String, List<String>> FILES = new LinkedHashMap<>();

    // each release adds to the one before it
    static {
        FILES.put(FIRST, List.of("bin/harbour", "page.sql", "VERSION", "ignore", "migrations/001-berths.sql"));
        FILES.put(GOOD, List.of("page.sql", "VERSION", "migrations/002-length.sql"));
        FILES.put(BAD, List.of("VERSION", "migrations/003-pilots.sql"));
    }

    private HarbourReleases() {}

    /** @return the bare repository */
    static Path publish(Path dir) {
        Path work = dir.resolve("harbour-work");
        Path remote = dir.resolve("harbour.git");
        git(dir, "init", "-q", "-b", "main", work.toString());
        FILES.forEach((tag, files) -> {
            files.forEach(f -> copy(tag + "/" + f, work.resolve(f.equals("ignore") ? ".gitignore" : f)));
            git(work, "add", "-A");
            git(work, "commit", "-q", "-m", "Harbour " + tag);
            git(work, "tag", "-a", "-m", "Harbour " + tag, tag);
        });
        git(dir, "clone", "-q", "--bare", work.toString(), remote.toString());
        Tool.delete(work);
        return remote;
    }

    static void copy(String resource, Path to) {
        try (InputStream in = HarbourReleases.class.getResourceAsStream("/harbour/" + resource)) {
            Files.createDirectories(to.getParent());
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
            if (to.getParent().endsWith("bin")) to.toFile().setExecutable(true, false);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Whatever the person who runs this has configured for git does not count here. */
    static void git(Path directory, String... args) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "advice.detachedHead=false"));
        command.addAll(List.of(args));
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_TERMINAL_PROMPT", "0"));
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "Harbour");
            environment.put("GIT_" + who + "_EMAIL", "harbour@example.org");
            environment.put("GIT_" + who + "_DATE", "2026-01-02T03:04:05Z");
        }
        Tool.run(command, directory, environment);
    }
}
