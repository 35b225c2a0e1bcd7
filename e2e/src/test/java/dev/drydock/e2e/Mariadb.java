package dev.drydock.e2e;

import java.util.List;

final class Mariadb extends DatabaseServer {
    private static Mariadb one;

    static synchronized Mariadb running() {
        if (one == null) one = new Mariadb();
        return one;
    }

    private Mariadb() {
        String user = System.getProperty("user.name");
        sh(
                "TMPDIR=$PWD mariadb-install-db --no-defaults --user=\"$1\" --datadir=\"$PWD/data\" --auth-root-authentication-method=normal"
                        + " --skip-test-db",
                user);
        start(List.of(
                "mariadbd",
                "--no-defaults",
                "--user=" + user,
                "--datadir=" + dir.resolve("data"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + dir.resolve("socket"),
                "--pid-file=" + dir.resolve("pid"),
                "--innodb-flush-log-at-trx-commit=0"));
    }

    @Override
    void make(String database, String role, String password) {
        sql(
                "",
                """
                CREATE DATABASE `%1$s` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
                CREATE USER '%2$s'@'%%' IDENTIFIED BY '%3$s';
                GRANT ALL ON `%1$s`.* TO '%2$s'@'%%';
                GRANT ALL ON `drydock\\_scratch\\_%%`.* TO '%2$s'@'%%'
                """
                        .formatted(database, role, password));
    }

    @Override
    String sql(String database, String statements) {
        return sh(
                        "mariadb --no-defaults --default-character-set=utf8mb4 --batch --skip-column-names --raw --socket=socket"
                                + " ${1:+\"$1\"} -e \"$2\"",
                        database,
                        statements)
                .strip();
    }

    @Override
    String picture(String database) {
        return sh(
                        "mariadb-dump --no-defaults --socket=socket --hex-blob --routines --events --triggers --skip-dump-date"
                                + " --databases \"$1\"",
                        database)
                + sql(
                        "",
                        "SELECT * FROM mysql.db ORDER BY db, user, host; SELECT host, user, priv FROM mysql.global_priv");
    }

    @Override
    List<String> databases() {
        return sql("", "SHOW DATABASES").lines().toList();
    }
}
