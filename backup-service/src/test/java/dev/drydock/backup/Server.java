package dev.drydock.backup;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real server of Debian's, in a folder of its own on a free port, with a superuser that the product never learns of. */
final class Server implements AutoCloseable {
    private final Dialect dialect;
    private final Path folder;
    private final Process process;
    final int port;

    private Server(Dialect dialect, Path folder, int port, Process process) {
        this.dialect = dialect;
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static Server start(Dialect dialect) throws IOException {
        Path folder = Files.createTempDirectory("drydock-server-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        int port = freePort();
        String data = folder.resolve("data").toString();
        List<String> argv;
        if (dialect == Dialect.POSTGRESQL) {
            String bin = postgresqlPrograms();
            Fixture.sh(
                    folder,
                    asPostgres("\"$1\"/initdb -D \"$2\" -U super -A scram-sha-256 --pwfile=<(echo super) -E UTF8"
                            + " --locale=C.UTF-8 --no-sync >/dev/null"),
                    bin,
                    data);
            argv = as(
                    "postgres",
                    List.of(
                            bin + "/postgres",
                            "-D",
                            data,
                            "-p",
                            Integer.toString(port),
                            "-k",
                            folder.toString(),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "fsync=off"));
        } else {
            Fixture.sh(
                    folder,
                    "mariadb-install-db --no-defaults --user=\"$(id -un)\" --datadir=\"$1\""
                            + " --auth-root-authentication-method=normal --skip-test-db >/dev/null",
                    data);
            argv = List.of(
                    "mariadbd",
                    "--no-defaults",
                    "--user=" + System.getProperty("user.name"),
                    "--datadir=" + data,
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + folder.resolve("s"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--event-scheduler=ON",
                    "--log-bin=binlog",
                    "--innodb-flush-log-at-trx-commit=0");
        }
        Process process = new ProcessBuilder(argv)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Server server = new Server(dialect, folder, port, process);
        server.ready();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String postgresqlPrograms() {
        return Fixture.sh(Path.of("/"), "ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1")
                .strip();
    }

    private static String asPostgres(String script) {
        return System.getProperty("user.name").equals("root")
                ? "setpriv --reuid=postgres --regid=postgres --clear-groups bash -c '" + script + "' sh \"$@\""
                : "bash -c '" + script + "' sh \"$@\"";
    }

    private static List<String> as(String user, List<String> argv) {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        }
        all.addAll(argv);
        return all;
    }

    private void ready() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                sql("", "SELECT 1");
                return;
            } catch (IllegalStateException notYet) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw new IllegalStateException(Files.readString(folder.resolve("log")), notYet);
                }
            }
        }
    }

    /** As the server's own administrator. */
    String sql(String database, String statements) {
        return client(database, statements, "super", "super");
    }

    String client(String database, String statements, String user, String password) {
        String command = dialect == Dialect.POSTGRESQL
                ? "psql -X -q -A -t -w -v ON_ERROR_STOP=1 -h 127.0.0.1 -p \"$1\" -U \"$3\" -d \"${2:-postgres}\" -f -"
                : "mariadb --no-defaults --batch --skip-column-names --raw --socket=\"$5\" ${2:+\"$2\"}";
        return Fixture.sh(
                folder,
                "PGPASSWORD=\"$4\" " + command + " <<'END'\n" + statements + ";\nEND",
                Integer.toString(port),
                database,
                user,
                password,
                folder.resolve("s").toString());
    }

    /** What an administrator types in a shell of the server's machine. */
    void typed(String command) {
        for (String program : List.of("mariadb", "mariadb-dump")) {
            Fixture.sh(
                    folder,
                    "mkdir -p bin; printf '#!/bin/sh\\nexec /usr/bin/%s --no-defaults --socket=%s/s \"$@\"\\n' \"$1\" \"$PWD\" >bin/$1;"
                            + " chmod +x bin/$1",
                    program);
        }
        Fixture.sh(folder, "set -e; PATH=$PWD/bin:$PATH; " + command);
    }

    /** What a program that is not Drydock's says of a whole database: schema, rows, properties. */
    String picture(String database) {
        if (dialect == Dialect.POSTGRESQL) {
            return Fixture.sh(
                    folder,
                    "PGPASSWORD=super pg_dump -h 127.0.0.1 -p \"$1\" -U super --create \"$2\""
                            + " | grep -v -e '^\\\\\\(un\\)\\?restrict ' -e '^-- Dumped '",
                    Integer.toString(port),
                    database);
        }
        return Fixture.sh(
                folder,
                "mariadb-dump --no-defaults --socket=\"$1\" --hex-blob --routines --events --triggers"
                        + " --skip-dump-date --databases \"$2\"",
                folder.resolve("s").toString(),
                database);
    }

    /** What a person sets who may do everything there. */
    Map<String, String> administrator() {
        return dialect == Dialect.POSTGRESQL
                ? Map.of(
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        Integer.toString(port),
                        "PGUSER",
                        "super",
                        "PGPASSWORD",
                        "super")
                : Map.of("MYSQL", "mariadb --no-defaults --socket=" + folder.resolve("s"));
    }

    /** As the systems' pages have it. */
    void documentedDump(String options, String database) {
        Fixture.sh(
                folder,
                dialect == Dialect.POSTGRESQL
                        ? "PGPASSWORD=super pg_dump " + options + " -h 127.0.0.1 -p \"$1\" -U super \"$2\" >documented"
                        : "mariadb-dump --no-defaults --socket=s \"$2\" >documented",
                Integer.toString(port),
                database);
    }

    /** @return its exit code */
    int documentedRestore(String options, String database) {
        String said = Fixture.sh(
                folder,
                "set +e; "
                        + (dialect == Dialect.POSTGRESQL
                                ? "PGPASSWORD=super psql -q " + options + " -h 127.0.0.1 -p \"$1\" -U super \"$2\""
                                : "mariadb --no-defaults --socket=s \"$2\"")
                        + " <documented >log.documented 2>&1; echo $?",
                Integer.toString(port),
                database);
        return Integer.parseInt(said.strip());
    }

    /** The documented dump ends before that line. */
    void cut(String line) {
        Fixture.sh(folder, "sed -i \"/^$1/,\\$d\" documented", line);
    }

    /** One that stays open. */
    Process session(String database, String user, String password) throws IOException {
        ProcessBuilder builder = dialect == Dialect.POSTGRESQL
                ? new ProcessBuilder(
                        "psql", "-X", "-w", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", user, "-d", database)
                : new ProcessBuilder(
                        "mariadb",
                        "--no-defaults",
                        "-h",
                        "127.0.0.1",
                        "-P",
                        Integer.toString(port),
                        "-u",
                        user,
                        "--unbuffered",
                        "--skip-column-names",
                        database);
        builder.environment().put(dialect == Dialect.POSTGRESQL ? "PGPASSWORD" : "MYSQL_PWD", password);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().write("SELECT 'here';\n".getBytes());
        process.getOutputStream().flush();
        while (process.getInputStream().read() != 'h') continue;
        return process;
    }

    Map<String, String> environment(String user, String password, String database) {
        return Map.of(
                "DB_HOST",
                "127.0.0.1",
                "DB_PORT",
                Integer.toString(port),
                "DB_DATABASE",
                database,
                "DB_USERNAME",
                user,
                "DB_PASSWORD",
                password);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Fixture.sh(Path.of("/"), "rm -rf \"$1\"", folder.toString());
    }
}
