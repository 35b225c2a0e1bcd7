package dev.drydock.backup.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Content.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsReaderTest {
    @Test
    void anEnvFileAsTheFrameworksReadIt() throws Exception {
        String text =
                """
                # DB_HOST=wrong
                APP=agorakit
                export DB_HOST=db.example.org # the host
                DB_PORT = 3307
                DB_DATABASE="${APP}_prod"
                DB_USERNAME='a#b'
                DB_PASSWORD="p\\"a#s s\\\\w"
                MAIL_PASSWORD=other
                """;

        assertThat(read("env", "", text))
                .isEqualTo(new Access("db.example.org", 3307, "", "a#b", "p\"a#s s\\w", "agorakit_prod"));
    }

    @Test
    void aUrlInAnEnvFileAndAPrefixOfItsOwn() throws Exception {
        assertThat(read(
                        "env",
                        "PG_",
                        "DB_URL=mysql://x/y\nPG_URL=postgresql://me:p%40ss+1@[::1]:5433/maps?sslmode=off"))
                .isEqualTo(new Access("::1", 5433, "", "me", "p@ss+1", "maps"));
    }

    @Test
    void aPhpArrayIsReadAndNeverRun() throws Exception {
        String text =
                """
                <?php
                /* 'db_name' => 'old', */
                $parameters = array(
                    'db_driver' => 'pdo_mysql',
                    'db_host' => 'localhost', // 'db_host' => 'no'
                    'db_port' => 3306,
                    'db_name' => "mautic",
                    'db_user' => 'mau\\'tic',
                    'db_password' => 'a\\\\b//c#d',
                    'db_table_prefix' => null,
                    'secret' => system('id'),
                );
                """;

        assertThat(read("php", "", text))
                .isEqualTo(new Access("localhost", 3306, "", "mau'tic", "a\\b//c#d", "mautic"));
    }

    @Test
    void aSectionOfAnIniFile() throws Exception {
        String text =
                "[Deployment]\nDATABASE_NAME = no\n[Database]\nDATABASE_ENGINE = postgres\nDATABASE_NAME = kolibri\n"
                        + "DATABASE_USER=k\n# DATABASE_HOST = x\nDATABASE_PASSWORD = \" p \"\nDATABASE_HOST = /run/postgresql\n";

        assertThat(read("ini", "Database", text))
                .isEqualTo(new Access("", 0, "/run/postgresql", "k", " p ", "kolibri"));
    }

    @Test
    void whatDjangoPrintedLast() throws Exception {
        String printed =
                "WARNING: local_settings.py not found\n\n{\"ENGINE\": \"e\", \"HOST\": \"\", \"PORT\": \"5432\","
                        + " \"NAME\": \"digipal\", \"USER\": \"d\", \"PASSWORD\": \"p\"}\n";

        assertThat(read("django", "", printed)).isEqualTo(new Access("", 5432, "", "d", "p", "digipal"));
    }

    @ParameterizedTest
    @CsvSource({
        "env, DB_HOST=x",
        "env, 'DB_DATABASE=a\nDB_PORT=geheim'",
        "env, 'DB_DATABASE=a\nDB_PASSWORD=\"geheim\\nmore\"'",
        "secret, geheim",
        "secret, postgresql://u:geheim@host",
        "secret, 'postgresql://u:geheim @host/x'",
        "django, no json geheim",
        "ini, geheim",
        "php, 'geheim'",
    })
    void whatIsNoneIsRefusedAndNeverRepeated(String form, String text) {
        assertThatThrownBy(() -> read(form, "", text))
                .isInstanceOf(CredentialsReader.Unreadable.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aPasswordIsNotPrinted() throws Exception {
        assertThat(read("secret", "", "mysql://me:geheim@host:1/db")).hasToString("Access[me@host:1/db]");
    }

    private static Access read(String form, String entry, String text) throws CredentialsReader.Unreadable {
        return CredentialsReader.read(new Credentials(form, "", entry, ""), text);
    }
}
