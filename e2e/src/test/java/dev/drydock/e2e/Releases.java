package dev.drydock.e2e;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The applications' own histories: a bare repository each, with a tag for each folder of their releases. */
final class Releases {
    private static final Map<String, List<String>> TAGS = Map.of(
            "agorakit", List.of("V1.4", "V1.5", "1.7", "v1.10"),
            "digipal", List.of("v0.4", "2.6", "2.7", "2.8"),
            "ixp-manager", List.of("v4.7.0", "v4.8.0", "v4.8.1", "v4.9.0"));
    /** What lies below the first release of each. */
    private static final Map<String, String> BELOW = Map.of("agorakit", "laravel", "ixp-manager", "laravel");

    private static final Map<String, Path> PUBLISHED = new ConcurrentHashMap<>();
    private static final Map<String, String> NOBODY = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Fixture",
            "GIT_AUTHOR_EMAIL", "fixture@example.org",
            "GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z",
            "GIT_COMMITTER_NAME", "Fixture",
            "GIT_COMMITTER_EMAIL", "fixture@example.org",
            "GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z");

    private Releases() {}

    static void clone(String kind, Path root, String first) {
        Path remote = PUBLISHED.computeIfAbsent(kind, Releases::publish);
        git(remote, "clone", "-q", remote.toString(), root.toString());
        git(root, "checkout", "-q", first);
    }

    private static Path publish(String kind) {
        Path work = Dock.DIR.resolve(kind + "-work");
        Path remote = Dock.DIR.resolve(kind + ".git");
        git(Dock.DIR, "init", "-q", "-b", "main", work.toString());
        Path resources = Path.of("src/test/resources").toAbsolutePath();
        if (BELOW.containsKey(kind)) lay(resources.resolve(BELOW.get(kind)), work);
        for (String tag : TAGS.get(kind)) {
            lay(resources.resolve(kind).resolve(tag), work);
            Tool.run(List.of("sh", "-c", "[ ! -e ignore ] || mv ignore .gitignore"), work);
            if (Files.exists(work.resolve("composer.json"))) lock(work);
            git(work, "add", "-A");
            git(work, "commit", "-q", "-m", kind + " " + tag);
            git(work, "tag", "-a", "-m", kind + " " + tag, tag);
        }
        git(Dock.DIR, "clone", "-q", "--bare", work.toString(), remote.toString());
        Tool.delete(work);
        return remote;
    }

    private static void lay(Path folder, Path work) {
        Tool.run(List.of("cp", "-r", folder + "/.", "."), work);
    }

    /** As the project itself does before a release. */
    private static void lock(Path work) {
        Tool.run(List.of("composer", "update", "-n", "--no-install"), work, composer(work.resolveSibling("composer")));
    }

    /** @param home where composer may write */
    static Map<String, String> composer(Path home) {
        return Map.of("COMPOSER_ALLOW_SUPERUSER", "1", "COMPOSER_HOME", home.toString());
    }

    /** Harbour's project has mended its last release, the tag and the branch. */
    static void mendHarbour(Path dir) throws IOException {
        Path work = dir.resolve("mended");
        git(dir, "clone", "-q", "harbour.git", "mended");
        git(work, "checkout", "-q", "v1.1.0");
        Files.writeString(work.resolve("VERSION"), "1.2.0\n");
        Files.writeString(work.resolve("migrations/003-pilots.sql"), "create table pilots (name text);\n");
        git(work, "add", "-A");
        git(work, "commit", "-q", "-m", "Mended");
        git(work, "tag", "-f", "v1.2.0");
        git(work, "push", "-q", "--force", "origin", "v1.2.0", "HEAD:main");
        git(dir.resolve("site"), "tag", "-d", "v1.2.0");
    }

    /** Harbour's project has a release between its good one and its bad one, whose migration says a long line. */
    static void patchHarbour(Path dir) throws IOException {
        Path work = dir.resolve("patched");
        git(dir, "clone", "-q", "harbour.git", "patched");
        git(work, "checkout", "-q", "v1.1.0");
        Files.writeString(work.resolve("VERSION"), "1.1.1\n");
        String named =
                "003-buoys-with-the-name-of-everybody-who-has-ever-laid-one-out-since-the-harbour-was-dug-and-the-tide-at-that-hour";
        Files.writeString(work.resolve("migrations/" + named + ".sql"), "create table buoys (name text);\n");
        git(work, "add", "-A");
        git(work, "commit", "-q", "-m", "Buoys");
        git(work, "tag", "v1.1.1");
        git(work, "push", "-q", "origin", "v1.1.1");
    }

    static void git(Path directory, String... words) {
        List<String> command = new java.util.ArrayList<>(List.of("git", "-c", "advice.detachedHead=false"));
        command.addAll(List.of(words));
        Tool.run(command, directory, NOBODY);
    }
}
