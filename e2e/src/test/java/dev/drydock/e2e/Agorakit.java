package dev.drydock.e2e;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Laravel with its real artisan, on MariaDB, served by PHP's own web server. */
final class Agorakit extends RealSite {
    static final String FIRST = "V1.4";
    /** Needs unique usernames; where they are not, its second migration fails after the first changed tables. */
    static final String UNIQUE = "V1.5";

    static final String LATEST = "v1.10";

    private final Path cron = dir.resolve("cron.sh");

    private Agorakit() {
        super("agorakit", Mariadb.running(), FIRST);
        try {
            Files.writeString(root.resolve(".env"), env());
            Files.copy(Path.of("src/test/resources/agorakit/cron.sh"), cron);
            Tool.run(
                    List.of("composer", "install", "-n", "--no-dev"), root, Releases.composer(dir.resolve("composer")));
            run("php", "artisan", "migrate", "--force");
            sql(Files.readString(Path.of("src/test/resources/agorakit/seed.sql")));
            Path upload = root.resolve("storage/app/groups/1/files/1/Fahrplan für März.txt");
            Files.createDirectories(upload.getParent());
            Files.writeString(upload, "what a group has uploaded\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve(List.of("php", "-S", "127.0.0.1:" + port, "-t", "public"), java.util.Map.of());
    }

    static Agorakit open() {
        return new Agorakit();
    }

    private String env() {
        return """
                APP_KEY=base64:%s
                DB_CONNECTION=mysql
                DB_HOST=127.0.0.1
                DB_PORT=%d
                DB_DATABASE=%s
                DB_USERNAME=%s
                DB_PASSWORD="%s"
                """
                .formatted(
                        Base64.getEncoder().encodeToString(new byte[32]),
                        server.port,
                        database,
                        database,
                        password.replace("$", "\\$"));
    }

    /** Two members whom the server's collation does not tell apart. */
    Agorakit withDuplicates() {
        sql("INSERT INTO users (username, email, group_id) VALUES ('Anna', 'anna@example.com', 2),"
                + " ('celik', 'celik@example.com', 2)");
        return this;
    }

    Agorakit withCron() {
        run("sh", cron.toString(), "start");
        return this;
    }

    boolean cronRuns() {
        return Files.exists(dir.resolve("cron.on"));
    }

    @Override
    List<String> parameters() {
        return List.of("cron_stop: \"sh %s stop\"".formatted(cron), "cron_start: \"%s\"".formatted(cronStart()));
    }

    private String cronStart() {
        return "[ ! -e " + dir.resolve("cron.log") + " ] || sh " + cron + " start";
    }

    @Override
    List<String> loose() {
        return List.of(
                "storage/logs",
                "storage/framework/cache",
                "storage/framework/views",
                "storage/framework/down",
                "storage/framework/maintenance.php",
                "storage/composer");
    }

    @Override
    public void close() {
        run("sh", cron.toString(), "stop");
        super.close();
    }
}
