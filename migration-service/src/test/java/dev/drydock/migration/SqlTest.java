package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | 0",
                "Nothing to update - your database is in sync. | 0",
                "ALTER TABLE a ADD b INT; | 1",
                "~INSERT INTO a VALUES ('x;y', 'it''s; so');~ | 1",
                "~-- one; two;\nDROP TABLE a; /* ; */ ;~ | 1",
                "~The following SQL statements will be executed:\n  CREATE TABLE a (b INT);\n  DROP TABLE c;~ | 2",
                "~CREATE FUNCTION f() RETURNS int AS $body$ BEGIN; RETURN 1; END; $body$ LANGUAGE plpgsql;~ | 1",
            })
    void countsStatements(String text, int count) {
        assertThat(Sql.printed(text).statements()).isEqualTo(count);
    }

    @Test
    void theHashIsTheSameHoweverATerminalShowsIt() {
        Sql plain = Sql.printed("DROP TABLE a;\nDROP TABLE b;\n");

        assertThat(Sql.printed("\n\u001b[32mDROP TABLE a;\u001b[0m  \r\nDROP TABLE b;")
                        .hash())
                .isEqualTo(plain.hash());
        assertThat(Sql.printed("DROP TABLE a;\nDROP TABLE c;").hash()).isNotEqualTo(plain.hash());
    }

    @Test
    void aLongLiteralNeedsNoDeepStack() {
        assertThat(Sql.printed("INSERT INTO a VALUES ('" + "x''y;".repeat(20_000) + "');")
                        .statements())
                .isEqualTo(1);
    }
}
