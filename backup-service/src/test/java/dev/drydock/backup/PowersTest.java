package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER ROLE app LOGIN",
                "ALTER ROLE \"App \"\"1\" NOINHERIT CREATEDB LOGIN",
                "GRANT readers TO app",
                "CREATE USER IF NOT EXISTS `app`@`localhost`",
                "CREATE USER IF NOT EXISTS `a``p`@`%`",
                "GRANT LOCK TABLES ON *.* TO `app`@`localhost`"
            })
    void areWhatAServerSaysOfARole(String power) {
        assertThat(Powers.checked(power)).isEqualTo(power);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO PROGRAM 'id'",
                "ALTER ROLE app LOGIN; COPY (SELECT 1) TO PROGRAM 'id'",
                "ALTER ROLE app LOGIN PASSWORD 'x'",
                "ALTER ROLE app SUPERUSER LOGIN",
                "GRANT pg_execute_server_program TO app",
                "GRANT \"pg_read_server_files\" TO app",
                "GRANT a TO b; DROP DATABASE c",
                "CREATE USER IF NOT EXISTS `app`@`localhost`; DROP DATABASE c",
                "\\! id"
            })
    void areNothingElse(String power) {
        assertThatThrownBy(() -> Powers.checked(power)).isInstanceOf(Ended.class);
    }
}
