package dev.drydock.participant.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL for the whole test process, a fresh schema with the real migrations for each test. */
public final class Database {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Database() {}

    public static DataSource fresh() {
        String schema = "test" + NEXT.incrementAndGet();
        Flyway.configure()
                .dataSource(Server.RUNNING.getPostgresDatabase())
                .schemas(schema)
                .locations("db/journal")
                .load()
                .migrate();
        return Server.RUNNING.getDatabase("postgres", "postgres", Map.of("currentSchema", schema));
    }
}
