package dev.drydock.orchestrator.store;

import dev.drydock.parts.Postgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh schema with the real migrations, and the rows mapped to it. */
public final class Database implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final PGSimpleDataSource source;
    private final EntityManagerFactory rows;
    private final Trips trips = new Trips();

    public Database() {
        this("latest", source -> {});
    }

    /** One that lived with that version for a while. @param life what it got then */
    public Database(String version, Consumer<DataSource> life) {
        String schema = "store" + NEXT.incrementAndGet();
        source = Postgres.in(schema);
        source.setOptions("-c lock_timeout=10s"); // a lock that should not be there fails its test
        migrate(schema, version);
        life.accept(source);
        migrate(schema, "latest");
        rows = new HibernatePersistenceConfiguration("store")
                .managedClasses(
                        BackupRow.class,
                        CallRow.class,
                        ChainRow.class,
                        DocumentRow.class,
                        HoldRow.class,
                        InquiryRow.class,
                        IntentRow.class,
                        JourneyRow.class,
                        OrderRow.class,
                        RecipeRow.class,
                        RecordRow.class,
                        ReleaseRow.class,
                        RolloutRow.class,
                        RunRow.class,
                        SessionRow.class,
                        SiteRow.class,
                        TokenRow.class)
                .property("jakarta.persistence.nonJtaDataSource", trips.of(source))
                .property("hibernate.default_schema", schema)
                .property("hibernate.order_inserts", true)
                .property("hibernate.order_updates", true)
                .property("hibernate.jdbc.batch_size", 50)
                // every row's columns must be in what the migrations made
                .property("hibernate.hbm2ddl.auto", "validate")
                .createEntityManagerFactory();
    }

    private void migrate(String schema, String to) {
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .locations("db/migration")
                .target(to)
                .load()
                .migrate();
    }

    /** A transaction that stays open: as another replica's, or another request's. */
    Open begin() {
        return new Open(rows.createEntityManager());
    }

    public void in(Consumer<Store> work) {
        ask(store -> {
            work.accept(store);
            return null;
        });
    }

    public <T> T ask(Function<Store, T> work) {
        try (Open t = begin()) {
            T result = work.apply(t.store);
            t.commit();
            return result;
        }
    }

    public <T> T both(BiFunction<Store, Tokens, T> work) {
        try (Open t = begin()) {
            T result = work.apply(t.store, new Tokens(t.em));
            t.commit();
            return result;
        }
    }

    public <T> T withReleases(BiFunction<Store, Releases, T> work) {
        try (Open t = begin()) {
            T result = work.apply(t.store, t.releases);
            t.commit();
            return result;
        }
    }

    public <T> T withRollouts(BiFunction<Store, Rollouts, T> work) {
        try (Open t = begin()) {
            T result = work.apply(t.store, t.rollouts);
            t.commit();
            return result;
        }
    }

    public <T> T askHeads(BiFunction<Store, Relayed, T> work) {
        try (Open t = begin()) {
            T result = work.apply(t.store, new Relayed(t.em));
            t.commit();
            return result;
        }
    }

    <T> T overview(Function<Overview, T> work) {
        try (Open t = begin()) {
            return work.apply(new Overview(t.em));
        }
    }

    <T> T closures(Function<Closures, T> work) {
        try (Open t = begin()) {
            return work.apply(new Closures(t.em));
        }
    }

    <T> T figures(Function<Figures, T> work) {
        try (Open t = begin()) {
            return work.apply(new Figures(t.em));
        }
    }

    void sessions(Consumer<Sessions> work) {
        try (Open t = begin()) {
            work.accept(new Sessions(t.em));
            t.commit();
        }
    }

    public <T> T page(Function<Pages, T> work) {
        try (Open t = begin()) {
            return work.apply(new Pages(t.em));
        }
    }

    public <T> T recorded(Function<Recorded, T> work) {
        try (Open t = begin()) {
            return work.apply(new Recorded(t.em));
        }
    }

    /** What was sent to the database, a batch once. */
    public List<String> sent(Runnable work) {
        return trips.during(work);
    }

    /** How many statements wait for what another transaction has locked. */
    public long waiting() {
        try (Connection c = source.getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            r.next();
            return r.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        rows.close();
    }

    /** One transaction and its questions. Not committed, it is rolled back. */
    static final class Open implements AutoCloseable {
        final Store store;
        final Releases releases;
        final Rollouts rollouts;
        final Tending tending;
        final Keys keys;
        final Relayed relayed;
        final EntityManager em;

        private Open(EntityManager em) {
            this.em = em;
            this.store = new Store(em);
            this.releases = new Releases(em);
            this.rollouts = new Rollouts(em);
            this.tending = new Tending(em);
            this.keys = new Keys(em);
            this.relayed = new Relayed(em);
            em.getTransaction().begin();
        }

        void commit() {
            em.getTransaction().commit();
        }

        @Override
        public void close() {
            if (em.getTransaction().isActive()) em.getTransaction().rollback();
            em.close();
        }
    }
}
