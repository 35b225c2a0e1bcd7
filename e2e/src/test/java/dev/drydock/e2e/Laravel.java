package dev.drydock.e2e;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A site of Laravel with its real artisan and composer, on MariaDB, served by PHP's own web server. */
abstract class Laravel extends RealSite {
    private final Path cron = dir.resolve("cron.sh");

    Laravel(String kind, String first) {
        super(kind, Mariadb.running(), first);
        try {
            Files.writeString(root.resolve(".env"), env());
            Files.copy(Path.of("src/test/resources/cron.sh"), cron);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(List.of("composer", "install", "-n", "--no-dev"), root, Releases.composer(dir.resolve("composer")));
    }

    final void serve() {
        serve(List.of("php", "-S", "127.0.0.1:" + port, "-t", "public"), Map.of());
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

    final void startCron() {
        run("sh", cron.toString(), "start");
    }

    final boolean cronRuns() {
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
