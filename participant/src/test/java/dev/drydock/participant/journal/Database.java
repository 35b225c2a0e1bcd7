package dev.drydock.participant.journal;

import dev.drydock.parts.Postgres;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A fresh schema with the real migrations for each test. */
public final class Database {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Database() {}

    public static DataSource fresh() {
        return grown("latest", source -> {});
    }

    /** One that lived with that version for a while. @param life what it got then */
    static DataSource grown(String version, Consumer<DataSource> life) {
        String schema = "test" + NEXT.incrementAndGet();
        DataSource source = Postgres.in(schema);
        migrate(source, schema, version);
        life.accept(source);
        migrate(source, schema, "latest");
        return source;
    }

    private static void migrate(DataSource source, String schema, String to) {
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .locations("db/journal")
                .target(to)
                .load()
                .migrate();
    }
}
