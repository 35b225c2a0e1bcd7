package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people elsewhere are told of a real Laravel whose upgrade failed on a real MariaDB. */
class BundleTest {

    @Test
    @Tag("stack")
    void tellsTheRealErrorAndTheEndOfTheLogsAndNoSecret() throws IOException {
        try (Agorakit site = Agorakit.open()) {
            Path server = Files.writeString(
                    site.dir.resolve("error.log"),
                    "[php:error] [client 192.0.2.7:1] anna@example.org " + site.password);
            site.withDuplicates().known(uncured(server));
            assertThat(bundle(site.name)).startsWith("# No run yet").doesNotContain(site.canary);

            Harbour.Said said = site.upgrade(Agorakit.UNIQUE);
            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            Path log = site.root.resolve("storage/logs/laravel.log");
            assertThat(log).content().contains("1062 Duplicate entry");
            Files.writeString(log, Files.readString(log) + "\nPDO->__construct('mysql', '" + site.password + "')\n");
            String bundle = bundle(said.run());

            assertThat(bundle)
                    .containsPattern("(?s)## The error.*1062 Duplicate entry '.*' for key 'users_username_unique'")
                    .containsPattern("- `PHP`: `[78]\\.[0-9.]+")
                    .containsPattern("- `database server`: `.*MariaDB")
                    .containsPattern("(?s)laravel\\.log`:.*production\\.ERROR: SQLSTATE\\[23000]")
                    .containsPattern(
                            "(?s)error\\.log`:\n\n```text\n\\[php:error] \\[client \\*\\*\\*:1] \\*\\*\\* \\*\\*\\*")
                    .contains("`migrate`: `php artisan migrate --force --no-ansi`: failed")
                    .doesNotContain(site.canary)
                    .doesNotContain("192.0.2.7")
                    .doesNotContain("anna@example.org");

            Files.delete(log);
            Files.createSymbolicLink(log, site.root.resolve(".env"));

            assertThat(bundle(said.run())).contains("over a link").doesNotContain("DB_USERNAME");
        }
    }

    private static String bundle(String id) {
        Harbour.Said said = Harbour.drydock("bundle", id);
        assertThat(said.exit()).as(said.out()).isZero();
        return said.out();
    }

    private static String uncured(Path server) {
        String recipe = Api.get("recipes/agorakit")
                .body()
                .asText()
                .replaceAll("(?ms)^cures:.*?(?=^repair:)", "")
                .replace("server_log: /var/log/apache2/error.log", "server_log: " + server)
                .replace("recipe: agorakit", "recipe: agorakit-told");
        Api.Reply added = Api.post("recipes", "application/yaml", recipe);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return "agorakit-told";
    }
}
