package dev.drydock.audit.store;

import dev.drydock.parts.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh schema with the real migrations, its owner, and the writer that the migrations made. */
public final class Database {
    private static final AtomicInteger NEXT = new AtomicInteger();

    public final PGSimpleDataSource owner;
    public final PGSimpleDataSource writer;

    private final String name =
            "audit" + NEXT.incrementAndGet() + "_" + ProcessHandle.current().pid();

    public Database() {
        this("latest", source -> {});
    }

    /** One that lived with that version for a while. @param life what it got then */
    Database(String version, Consumer<DataSource> life) {
        owner = Postgres.in(name);
        start("s3cret", version);
        life.accept(owner);
        start("s3cret");
        writer = Postgres.in(name);
        writer.setUser(name + "_writer");
        writer.setPassword("s3cret");
    }

    /** As at each start of the service. */
    void start(String password) {
        start(password, "latest");
    }

    private void start(String password, String version) {
        Flyway.configure()
                .dataSource(owner)
                .schemas(name)
                .placeholders(Map.of("writer", name + "_writer", "password", password))
                .target(version)
                .load()
                .migrate();
    }

    public Db db() {
        return new Db(writer);
    }

    /** As somebody with the owner's rights would. */
    public void meddle(String sql) {
        try (Connection c = owner.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
