package dev.drydock.orchestrator.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text of a site is to people elsewhere. */
class RedactionTest {

    /** The word canary is what must be gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD=canary",
                "DB_PASSWORD=\"a canary #1$x\"",
                "mailer_password: a canary with blanks",
                "  \"secret_key\": \"canary\\\"canary\", \"host\": 1",
                "'db_password' => 'it\\'s a canary',",
                "APP_KEY=base64:canary",
                "redis_auth_token = canary",
                "api-key: canary",
                "?access_token=canary&page=2",
                "laravel_session=canary; path=/",
                "Authorization: Basic canary",
                "authorization => canary canary",
                "> Cookie: a=canary; b=canary",
                "Set-Cookie: PHPSESSID=canary",
                "X-Api-Key: canary",
                "curl -H 'Bearer canarycanary'",
                "mysql://root:canary@db/app",
                "smtp://me:can@nary:canary@mail.example.org:25",
                "composer config http-basic https://oauth2:canary@git.example.org",
                "mysqldump -u root -pcanary app",
                "psql --password canary",
                "bin/app --api-token canary --force",
                "$2y$10$canarycanarycanarycanary",
                "pbkdf2_sha256$260000$canary$canary",
                "eyJhbGciOi.canary.canary",
                "ghp_canarycanarycanary1",
                "#3 /srv/app/Db.php(24): PDO->__construct('mysql:host=127.0.0.1', 'root', 'canary', Array)",
                "#12 [internal function]: App\\Login->check('canary')",
                "(SQL: insert into `users` (`name`) values (canary, canary))",
                "executing 'INSERT INTO a VALUES (?)' with params [\"canary\"]",
                "-----BEGIN OPENSSH PRIVATE KEY-----\ncanary\ncanary\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\ncanary\ncanary",
                "canary\n-----END RSA PRIVATE KEY-----\nrest",
                "from canary@example.org to",
                "?mail=canary%40example.org",
                "<canary.o'neill+x@mail.example.org>",
            })
    @Shows(120)
    void whatLooksLikeASecretIsGone(String text) {
        assertThat(Redaction.of(text)).doesNotContain("canary");
        assertThat(Redaction.of("before\n" + text)).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.7 - - \"GET / HTTP/1.1\"",
                "client: 192.0.2.17, server",
                "[::ffff:192.0.2.17]",
                "2001:db8:85a3:8d3:1319:8a2e:370:7348",
                "from 2001:db8::17:1 port"
            })
    void whereAUserCameFromIsGone(String text) {
        assertThat(Redaction.of(text))
                .contains("***")
                .doesNotContain("192.0")
                .doesNotContain("10.0.0")
                .doesNotContain("db8");
    }

    /** What must be left, or nobody could help. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry 'anna' for key 'users_username_unique'",
                "[2026-11-21 13:38:20] production.ERROR: it failed at 12:34:56",
                "Illuminate\\Database\\Connection::runQueryCallback in /srv/app/Db.php on line 672",
                "PHP Fatal error: Allowed memory size of 134217728 bytes exhausted",
                "TokenMismatchException: CSRF check at a::b",
                "connect to 127.0.0.1:3306 failed",
                "php artisan migrate --force --no-ansi",
                "Migrating: 2021_10_04_000000_enforce_unique_usernames_of_all_members",
                "PHP 8.2.29, MariaDB 10.11.14-MariaDB-0+deb12u2",
            })
    void whatTellsOfTheErrorStays(String text) {
        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void nothingIsLeftThatIsNoLetter() {
        assertThat(Redaction.of("\u001b[31mred\u001b[0m\u0007 \u202eevil\u202c\r\nnext\ttab\u0000\u200b"))
                .isEqualTo("red evil\nnext\ttab");
    }

    @Test
    void aHostileTextTakesNoTime() {
        String hostile = "password".repeat(1000) + " " + "a".repeat(8000) + "::".repeat(2000) + "#1 ".repeat(2000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Redaction.of(hostile + "\n" + hostile));
    }

    @Test
    void aLongLineIsCut() {
        String told = Redaction.of("word ".repeat(1000));

        Assertions.assertTrue(told.contains(" …"), told);
        Assertions.assertFalse(told.contains("word ".repeat(401)), told);
    }
}
