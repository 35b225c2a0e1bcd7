package dev.drydock.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One real database server for the whole test process. */
public final class Postgres {
    private static final String USER = "postgres";

    private static final Once<PGSimpleDataSource> SERVER = new Once<>(() -> switch (Parts.chosen()) {
        case CONTAINERS -> container();
        case EMBEDDED -> embedded();
    });

    private Postgres() {}

    /** Its connections work in that schema. */
    public static PGSimpleDataSource in(String schema) {
        PGSimpleDataSource server = SERVER.get();
        PGSimpleDataSource source = source(server.getUrl(), server.getUser(), server.getPassword());
        source.setCurrentSchema(schema);
        return source;
    }

    private static PGSimpleDataSource container() {
        @SuppressWarnings("resource") // ends with this process
        PostgreSQLContainer server = new PostgreSQLContainer(Docker.POSTGRES);
        Containers.start(server);
        return source(server.getJdbcUrl(), server.getUsername(), server.getPassword());
    }

    private static PGSimpleDataSource embedded() {
        try {
            @SuppressWarnings("resource") // ends with this process
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            return source(server.getJdbcUrl(USER, USER), USER, USER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PGSimpleDataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
