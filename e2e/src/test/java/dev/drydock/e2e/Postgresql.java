package dev.drydock.e2e;

import java.util.List;
import java.util.Map;

final class Postgresql extends DatabaseServer {
    private static final Map<String, String> SUPERUSER = Map.of("PGPASSWORD", "super", "PGCLIENTENCODING", "UTF8");
    private static Postgresql one;

    static synchronized Postgresql running() {
        if (one == null) one = new Postgresql();
        return one;
    }

    private Postgresql() {
        String bin = sh("ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1").strip();
        sh("echo super >password && chmod a+r password");
        sh(
                "\"$@\" >initdb.log 2>&1",
                as(
                                "postgres",
                                List.of(
                                        bin + "/initdb",
                                        "-D",
                                        dir + "/data",
                                        "-U",
                                        "super",
                                        "-A",
                                        "scram-sha-256",
                                        "--pwfile=" + dir + "/password",
                                        "-E",
                                        "UTF8",
                                        "--locale=C.UTF-8",
                                        "--no-sync"))
                        .toArray(String[]::new));
        start(as(
                "postgres",
                List.of(
                        bin + "/postgres",
                        "-D",
                        dir + "/data",
                        "-p",
                        Integer.toString(port),
                        "-k",
                        dir.toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "fsync=off")));
    }

    @Override
    void make(String database, String role, String password) {
        sql("", "CREATE ROLE \"%s\" LOGIN CREATEDB PASSWORD '%s'".formatted(role, password));
        sql("", "CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(database, role));
    }

    @Override
    String sql(String database, String statements) {
        return sh(
                        "psql -X -q -A -t -w -v ON_ERROR_STOP=1 -h 127.0.0.1 -p \"$1\" -U super -d \"${2:-postgres}\" -c \"$3\"",
                        SUPERUSER,
                        Integer.toString(port),
                        database,
                        statements)
                .strip();
    }

    /** Without what says when it was made. */
    @Override
    String picture(String database) {
        return sh(
                "pg_dump -h 127.0.0.1 -p \"$1\" -U super --create \"$2\" |"
                        + " grep -v -e '^\\\\\\(un\\)\\?restrict ' -e '^-- Dumped '",
                SUPERUSER,
                Integer.toString(port),
                database);
    }

    @Override
    List<String> databases() {
        return sql("", "SELECT datname FROM pg_database ORDER BY 1").lines().toList();
    }
}
