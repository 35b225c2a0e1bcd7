package dev.drydock.e2e;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kolibri, installed by the real pip from a folder of wheels. Mostly a stand-in on the real Django, which needs no network: five SQLite
 * files with a history of migrations each, and Kolibri's own words.
 */
final class Kolibri extends RealSite {
    static final String FIRST = "0.15.12";
    /** Its migration is through with the first database when it fails in the fourth. */
    static final String BROKEN = "0.16.0";
    /** The same, mended. */
    static final String MENDED = "0.16.2";

    static final String LATEST = "0.17.0";
    static final List<String> DATABASES = List.of("db", "syncqueue", "networklocation", "notifications", "job_storage");

    private final Path venv;

    private final Wheels wheels;

    private Kolibri(String venv, Wheels wheels) {
        super(
                "kolibri",
                null,
                root -> install(wheels.fresh(), root, root.resolve(venv).normalize()));
        this.wheels = wheels;
        this.venv = root.resolve(venv).normalize();
        try {
            Files.writeString(root.resolve("options.ini"), "[Deployment]\nHTTP_PORT = " + port + "\n");
            Path lesson = root.resolve("content/databases/Rechnen für Anfänger.txt");
            Files.createDirectories(lesson.getParent());
            Files.writeString(lesson, "1 + 1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kolibri("start");
        if (wheels.folder().equals(Wheels.STAND_IN.folder())) kolibri("manage", "--skip-update", "shell", "-c", SEED);
    }

    private static void install(Path fresh, Path root, Path venv) {
        Path dir = root.getParent();
        Tool.run(List.of("cp", "-a", fresh.resolve("home").toString(), root.toString()), dir);
        Tool.run(List.of("cp", "-a", fresh.resolve("venv").toString(), venv.toString()), dir);
        // a script of pip's names its own environment
        Tool.run(List.of("sed", "-i", "s|" + fresh + "/venv|" + venv + "|", venv + "/bin/kolibri"), dir);
    }

    /** Written while the server has all of them open: it stays in the write-ahead logs. */
    private static final String SEED = String.join(
            "; ",
            "from kolibri.core.models import *",
            "from morango.models import DatabaseIDModel",
            "DatabaseIDModel.objects.create()",
            "[Learner.objects.create(name=n) for n in ('Anna', 'Çelik', \"O'Neill\")]",
            "SyncQueue.objects.create(peer='tablet')",
            "[NetworkLocation.objects.create(address=a) for a in ('10.0.0.2', '10.0.0.3')]",
            "[Notification.objects.create(text='quiz') for i in range(2)]",
            "Job.objects.create(state='QUEUED')");

    /** Its virtual environment lies below the root, as files among others. */
    static Kolibri open() {
        return open(Wheels.STAND_IN);
    }

    static Kolibri open(Wheels wheels) {
        return new Kolibri("venv", wheels);
    }

    /** Its virtual environment lies where no backup of the root holds it. */
    static Kolibri openWithCodeOutside() {
        return new Kolibri("../environment", Wheels.STAND_IN);
    }

    /** Its own command. */
    String kolibri(String... words) {
        List<String> command = Stream.concat(Stream.of(venv + "/bin/kolibri"), Stream.of(words))
                .toList();
        return Tool.run(command, root, Map.of("KOLIBRI_HOME", root.toString(), "PYTHONDONTWRITEBYTECODE", "1"));
    }

    String sql(String database, String query) {
        return Tool.run(List.of("sqlite3", "file:" + root.resolve(database + ".sqlite3") + "?mode=ro", query), root)
                .strip();
    }

    @Override
    List<String> parameters() {
        return List.of("venv: \"%s\"".formatted(venv), "wheels: \"%s\"".formatted(wheels.folder()));
    }

    @Override
    List<String> loose() {
        List<String> loose =
                new ArrayList<>(List.of("logs", "sessions", "process_cache", "server.pid", "process_control.flag"));
        for (String end : List.of("", "-wal", "-shm")) DATABASES.forEach(d -> loose.add(d + ".sqlite3" + end));
        return loose;
    }

    /** While the server runs, so that looking changes nothing. */
    @Override
    String picture() {
        return DATABASES.stream().map(this::picture).collect(Collectors.joining())
                + (venv.startsWith(root) ? "" : String.join("\n", files(venv, List.of("none"))));
    }

    private String picture(String database) {
        return database + " " + run("stat", "-c", "%a %U %G", database + ".sqlite3") + sql(database, ".dump") + "\n";
    }

    @Override
    public void close() {
        kolibri("stop");
        super.close();
    }
}
