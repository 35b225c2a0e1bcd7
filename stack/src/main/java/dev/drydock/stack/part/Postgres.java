package dev.drydock.stack.part;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import dev.drydock.stack.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The real server, its data kept in {@code dir}. */
public record Postgres(Path binaries, Path dir, int port, String password) {
    public static final String USER = "drydock";
    private static final String DATABASE = "drydock";

    public String jdbcUrl() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes the cluster where there is none. One that was not finished is begun again. */
    public void prepare(Path passwordFile) {
        if (Files.exists(dir.resolve("postgresql.conf")) && Files.exists(dir.resolve("global/pg_control"))) return;
        Tool.delete(dir);
        Path fresh = dir.resolveSibling("postgres.new");
        Tool.delete(fresh);
        List<String> command = unprivileged(
                "initdb",
                List.of(
                        "-D",
                        fresh.toString(),
                        "-U",
                        USER,
                        "--pwfile=" + passwordFile,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale=C"));
        Tool.run(command, dir.getParent());
        if (!fresh.toFile().renameTo(dir.toFile())) throw new Trouble("cannot rename " + fresh + " to " + dir);
    }

    public Part part(Path log) {
        List<String> command = unprivileged(
                "postgres",
                List.of(
                        "-D",
                        dir.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "shared_buffers=16MB",
                        "-c",
                        "max_connections=150",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC",
                        "-c",
                        "log_checkpoints=off"));
        return new Part(
                "postgres", new Spawn("postgres", command, Map.of(), dir, log), Signal.INT, this::missingDatabase);
    }

    private List<String> unprivileged(String program, List<String> args) {
        List<String> command = new ArrayList<>(NotRoot.prefix());
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(args);
        return command;
    }

    private Optional<String> missingDatabase() {
        try (Connection c = connect("postgres", "10");
                Statement s = c.createStatement()) {
            try (ResultSet r = s.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (r.next()) return Optional.empty();
            }
            s.execute("create database " + DATABASE);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    public Connection connect() throws SQLException {
        return connect(DATABASE, "10");
    }

    /** For what takes its time. */
    public Connection connectPatiently() throws SQLException {
        return connect(DATABASE, "0");
    }

    private Connection connect(String database, String socketSeconds) throws SQLException {
        Properties p = new Properties();
        p.setProperty("user", USER);
        p.setProperty("password", password);
        p.setProperty("connectTimeout", "5");
        p.setProperty("socketTimeout", socketSeconds);
        return DriverManager.getConnection(url(database), p);
    }
}
