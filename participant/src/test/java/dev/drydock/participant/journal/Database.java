package dev.drydock.participant.journal;

import dev.drydock.parts.Postgres;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A fresh schema with the real migrations for each test. */
public final class Database {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Database() {}

    public static DataSource fresh() {
        String schema = "test" + NEXT.incrementAndGet();
        DataSource source = Postgres.in(schema);
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .locations("db/journal")
                .load()
                .migrate();
        return source;
    }
}
