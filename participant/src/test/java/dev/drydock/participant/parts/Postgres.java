package dev.drydock.participant.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One real server for the whole test process. */
public final class Postgres {
    private static final PGSimpleDataSource SERVER =
            switch (Parts.chosen()) {
                case CONTAINERS -> container();
                case EMBEDDED -> embedded();
            };

    private Postgres() {}

    /** Its connections work in that schema. */
    public static DataSource in(String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(SERVER.getUrl());
        source.setUser(SERVER.getUser());
        source.setPassword(SERVER.getPassword());
        source.setCurrentSchema(schema);
        return source;
    }

    private static PGSimpleDataSource container() {
        @SuppressWarnings("resource") // ends with this process
        PostgreSQLContainer server = new PostgreSQLContainer(Parts.POSTGRES);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        server.start();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.getJdbcUrl());
        source.setUser(server.getUsername());
        source.setPassword(server.getPassword());
        return source;
    }

    private static PGSimpleDataSource embedded() {
        try {
            return (PGSimpleDataSource) EmbeddedPostgres.builder().start().getPostgresDatabase();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
