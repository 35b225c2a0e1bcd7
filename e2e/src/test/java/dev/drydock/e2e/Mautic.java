package dev.drydock.e2e;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Symfony's FrameworkBundle on MariaDB, unpacked from a zip, behind a web server that answers 503 while the doors are closed. */
final class Mautic extends RealSite {
    static final String FIRST = "2.14.0";
    static final String NEXT = "2.15.0";
    /** Its migration fails where two contacts have one address, after it has changed tables. */
    static final String BROKEN = "2.15.1";
    /** Needs another container than the one that was cached before it. */
    static final String LATEST = "2.16.0";
    /** Asks for a PHP that nobody has. */
    static final String NEWER_PHP = "2.16.1";

    private static final Path HERE = Path.of("src/test/resources/mautic").toAbsolutePath();
    /** Never the release's, whatever it brings. */
    static final List<String> OWN = List.of(
            "app/config/local.php",
            "app/config/local_extra.php",
            "media/files/Angebot für März.pdf",
            "plugins/OwnBundle/OwnBundle.php",
            "themes/own/html/page.html.twig",
            "translations/de_DE/messages.ini");

    private Mautic() {
        super("mautic", Mariadb.running(), root -> Zips.unpack(FIRST, root));
        try {
            for (String own : OWN) {
                Files.createDirectories(root.resolve(own).getParent());
                Files.writeString(root.resolve(own), "the site's own " + own + "\n");
            }
            Files.writeString(root.resolve("app/config/local.php"), settings());
            run("php", "app/console", "cache:clear");
            run("php", "app/console", "doctrine:migrations:migrate", "-n");
            sql(Files.readString(HERE.resolve("seed.sql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve(
                List.of(
                        "php",
                        "-S",
                        "127.0.0.1:" + port,
                        HERE.resolve("front.php").toString()),
                Map.of());
    }

    static Mautic open() {
        return new Mautic();
    }

    private String settings() {
        return """
                <?php
                $parameters = array(
                	'db_driver' => 'pdo_mysql',
                	'db_host' => '127.0.0.1',
                	'db_port' => %d,
                	'db_name' => '%s',
                	'db_user' => '%s',
                	'db_password' => '%s',
                	'mailer_from_name' => 'O\\'Brien // Söhne',
                );
                """
                .formatted(server.port, database, database, password);
    }

    /** Two contacts with one address, as far as the server's collation can tell. */
    Mautic withDuplicates() {
        sql("INSERT INTO leads (email) VALUES ('Anna@example.org')");
        return this;
    }

    /** What somebody does who trusts the application's own update: its first half, and then he goes away. */
    void updateStopped(String to) {
        run(
                "php",
                "app/console",
                "mautic:update:apply",
                "--force",
                "--update-package=" + Zips.published().resolve(to + ".zip"));
        Dock.until("the new code fails on the old schema", Duration.ofSeconds(20), () -> page() == 500);
    }

    String hashesOfItsOwn() {
        return Tool.run(
                List.of(
                        "sh",
                        "-c",
                        "for f do sha256sum \"$f\"; stat -c '%i %Y %U %a' \"$f\"; done",
                        "sh",
                        OWN.get(0),
                        OWN.get(1),
                        OWN.get(2),
                        OWN.get(3),
                        OWN.get(4),
                        OWN.get(5)),
                root);
    }

    @Override
    List<String> parameters() {
        return List.of("releases: \"%s\"".formatted(Zips.published()));
    }

    @Override
    List<String> loose() {
        return List.of("app/logs", "app/cache", "closed");
    }
}
