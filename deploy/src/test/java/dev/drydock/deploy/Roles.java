package dev.drydock.deploy;

import dev.drydock.parts.Postgres;
import dev.drydock.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own on the real server, with the roles of {@code deploy/postgresql/roles.sql}. */
record Roles(String database) {
    static final String WRITER = "drydock_audit_writer";
    static final String PASSWORD = "secret";

    static Roles in(String database) throws IOException, SQLException {
        execute(Postgres.in("public"), "create database " + database);
        Roles roles = new Roles(database);
        String sql = Files.readString(Chart.DEPLOY.resolve("postgresql/roles.sql"));
        execute(roles.administrator(), sql);
        // it may be run again
        execute(roles.administrator(), sql);
        for (Service s : Service.ALL) roles.password(of(s));
        roles.password(WRITER);
        return roles;
    }

    private void password(String role) throws SQLException {
        execute(administrator(), "alter role " + role + " password '" + PASSWORD + "'");
    }

    static String of(Service service) {
        return "drydock_" + service.word();
    }

    PGSimpleDataSource administrator() {
        PGSimpleDataSource source = Postgres.in("public");
        source.setDatabaseName(database);
        return source;
    }

    PGSimpleDataSource as(String role) {
        PGSimpleDataSource source = administrator();
        source.setUser(role);
        source.setPassword(PASSWORD);
        return source;
    }

    String url() {
        PGSimpleDataSource at = administrator();
        return "jdbc:postgresql://" + at.getServerNames()[0] + ":" + at.getPortNumbers()[0] + "/" + database;
    }

    static void execute(PGSimpleDataSource who, String sql) throws SQLException {
        try (Connection c = who.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
