package dev.drydock.stack.demo;

import dev.drydock.stack.Home;
import dev.drydock.stack.process.Spawn;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One real installation of Harbour below {@code dir}: repository, clone at its first release, data, uploads with odd names,
 * a writer at work, and a web server in front.
 *
 * @param address on which its web server is asked
 * @param secrets where Drydock's participants find the values of secrets
 */
public record HarbourSite(Path dir, String name, String address, int port, Path secrets) {
    public static final String FIRST = HarbourReleases.FIRST;
    /** Migrates and works. */
    public static final String GOOD = HarbourReleases.GOOD;
    /** Its migration changes files, schema and rows and then fails. */
    public static final String BAD = HarbourReleases.BAD;

    /**
     * @param dir is made; must not exist
     * @param secrets where Drydock's participants find the values of secrets
     */
    public static HarbourSite build(Path dir, String name, int port, Path secrets) {
        return build(dir, name, "127.0.0.1", port, secrets);
    }

    public static HarbourSite build(Path dir, String name, String address, int port, Path secrets) {
        HarbourSite site = new HarbourSite(
                dir.toAbsolutePath().normalize(),
                name,
                address,
                port,
                secrets.toAbsolutePath().normalize());
        try {
            Files.writeString(site.wayIn(), UUID.randomUUID() + "\n");
            for (Path p : List.of(site.switchesDir(), site.jobs())) Files.createDirectories(p);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path remote = HarbourReleases.publish(site.dir);
        HarbourReleases.git(
                site.dir, "clone", "-q", remote.toString(), site.root().toString());
        HarbourReleases.git(site.root(), "checkout", "-q", FIRST);
        site.harbour("init");
        HarbourReleases.copy("uploads.sh", site.dir.resolve("uploads.sh"));
        Tool.run(List.of("/bin/sh", "../uploads.sh"), site.root());
        site.harbour("clerk-start");
        return site;
    }

    public Path root() {
        return dir.resolve("site");
    }

    public Path jobs() {
        return dir.resolve("jobs");
    }

    public Path database() {
        return root().resolve("data/harbour.db");
    }

    /** Who knows what stands there may enter while the doors are closed. */
    private Path wayIn() {
        return secrets.resolve(name + "-way-in");
    }

    private Path switchesDir() {
        return dir.resolve("switches");
    }

    public Switches switches() {
        return new Switches(switchesDir());
    }

    /** Each line was written by one run of the migration, and is never put back. */
    public List<String> ledger() {
        try {
            Path file = dir.resolve("ledger");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://" + address + ":" + port + "/";
    }

    /** The site file, as a person would write it. */
    public String yaml() {
        return """
                name: %s
                recipe: harbour
                root: %s
                url: %s
                way-in: { header: X-Way-In, secret: way_in }
                secrets: { way_in: file:%s }
                jobs: %s
                parameters: { ledger: "%s", switches: "%s" }
                """
                .formatted(name, root(), url(), wayIn().getFileName(), jobs(), dir.resolve("ledger"), switchesDir());
    }

    /** The web server; when it ends, the clerk goes home too. */
    public Spawn web() {
        Home home = Home.find();
        List<String> command = List.of(
                home.java().toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                home.classpath(),
                Web.class.getName(),
                root().toString(),
                address,
                Integer.toString(port),
                wayIn().toString());
        return new Spawn("demo-web", command, Map.of(), dir, dir.resolve("web.log"));
    }

    /** One of the application's own commands. */
    public String harbour(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of("bin/harbour"));
        command.addAll(List.of(words));
        return Tool.run(command, root());
    }

    /** Asks SQLite's own program, not Drydock. */
    public String sql(String query) {
        return Tool.run(
                        List.of(
                                "sqlite3",
                                "-batch",
                                "-cmd",
                                ".timeout 5000",
                                database().toString(),
                                query),
                        dir)
                .strip();
    }
}
