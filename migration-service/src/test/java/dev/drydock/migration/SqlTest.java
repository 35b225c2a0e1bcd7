package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found.Statement;
import dev.drydock.shows.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "~CreateUsersTable: create table `users` (`id` bigint)~ | 1",
                "CREATE TABLE a (b INT); Committed | 1",
                "~CREATE FUNCTION f() RETURNS int AS $body$ BEGIN; RETURN 1; END; $body$ LANGUAGE plpgsql;~ | 1",
            })
    void countsStatements(String text, int count) {
        assertThat(Sql.printed(text).statements()).hasSize(count);
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
                .hasSize(1);
    }

    /** laravel-doctrine's, as it prints them: nothing behind the last. */
    private static final String LARAVEL =
            """
            Checking if database connected to default entity manager needs updating...
                 CREATE TABLE routers (id INT AUTO_INCREMENT NOT NULL, PRIMARY KEY(id)) ENGINE = InnoDB;    \s
            ALTER TABLE cust DROP nocfax, ADD peeringdb_oauth TINYINT(1) DEFAULT NULL
            """;

    /** The ORM's own, 2.14 on 80 columns. */
    private static final String ORM =
            """

             [WARNING] Not passing the "--complete" option to "orm:schema-tool:update" is  \s
                       deprecated and will not be supported when using doctrine/dbal 4     \s

            CREATE TABLE routers (id INT AUTO_INCREMENT NOT NULL, PRIMARY KEY(id)) ENGINE = InnoDB;
            ALTER TABLE cust DROP nocfax, ADD peeringdb_oauth TINYINT(1) DEFAULT NULL;
            """;

    /** Of 2.5 and later on one line, with what they say before it. */
    private static final String OLDER =
            """
             The following SQL statements will be executed:

                 CREATE TABLE routers (id INT AUTO_INCREMENT NOT NULL, PRIMARY KEY(id)) ENGINE = InnoDB;
                 ALTER TABLE cust DROP nocfax, ADD peeringdb_oauth TINYINT(1) DEFAULT NULL;
            """;

    @ParameterizedTest
    @ValueSource(strings = {LARAVEL, ORM, OLDER})
    void readsWhatDoctrineWouldRunInEveryFlavour(String printed) {
        assertThat(Sql.printed(printed).statements())
                .containsExactly(
                        new Statement(
                                "CREATE TABLE routers (id INT AUTO_INCREMENT NOT NULL, PRIMARY KEY(id)) ENGINE = InnoDB",
                                ""),
                        new Statement(
                                "ALTER TABLE cust DROP nocfax, ADD peeringdb_oauth TINYINT(1) DEFAULT NULL",
                                "drops a column"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Checking if database connected to default entity manager needs updating...\n"
                        + "Nothing to update - your database is already in sync with the current entity metadata.\n",
                "\n [OK] Nothing to update - your database is already in sync with the current     \n"
                        + "      entity metadata.                                                          \n\n",
                "Nothing to migrate.\n",
                "\n   INFO  Nothing to migrate.  \n\n",
            })
    void readsThatNothingIsToBeDone(String printed) {
        assertThat(Sql.printed(printed)).isEqualTo(new Sql(""));
    }

    @Test
    void whatIsNotAKnownSentenceCounts() {
        String more = LARAVEL.replace("Checking", "-- DROP TABLE a;\nChecking");

        assertThat(Sql.printed(more).hash()).isNotEqualTo(Sql.printed(LARAVEL).hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DROP TABLE a | drops a table",
                "CREATE OR REPLACE TABLE a (b INT) | drops a table",
                "ALTER TABLE `drop` DROP COLUMN b | drops a column",
                "ALTER TABLE a ADD c INT, DROP b | drops a column",
                "ALTER TABLE a CHANGE b b VARCHAR(10) NOT NULL | changes a column: what does not fit is lost",
                "ALTER TABLE a ALTER b TYPE INT | changes a column: what does not fit is lost",
                "ALTER TABLE a RENAME TO b | renames, so that the version before no longer finds it",
                "RENAME TABLE a TO b | renames, so that the version before no longer finds it",
                "TRUNCATE TABLE a | deletes rows",
                "delete from a | deletes rows",
                "UPDATE a SET b = 1 | changes rows",
                "Unlink: drop table `a` | drops a table",
                "ALTER TABLE a DROP PARTITION p1 | drops a partition with its rows",
                "CALL cleanUp() | nobody can say what it takes away",
                "~CREATE TABLE a (b INT) /*!50100 SELECT 1 */~ | nobody can say what it takes away",
                "ALTER TABLE a DROP INDEX b, DROP FOREIGN KEY c, DROP PRIMARY KEY | ~~",
                "ALTER TABLE a ALTER b DROP NOT NULL | ~~",
                "ALTER TABLE a RENAME INDEX b TO c | ~~",
                "DROP INDEX b ON a | ~~",
                "~CREATE TABLE `rename` (b INT COMMENT 'DROP TABLE x') /* TRUNCATE */~ | ~~",
                "INSERT INTO a VALUES (1) | ~~",
            })
    @Shows(63)
    void marksWhatTakesSomethingAway(String statement, String takes) {
        assertThat(Sql.printed(statement + ";").statements()).containsExactly(new Statement(statement, takes));
    }
}
