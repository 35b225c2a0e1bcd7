package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backup with open doors, while users write all the time: it is of one moment, and what it says of itself is of the same. */
@Tag("real")
class ServerBusyTest {
    @TempDir
    Path base;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isVerifiedAndCountsTheRowsOfItsOwnDump(Dialect dialect) throws Exception {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.server.sql("app", "CREATE TABLE visit (id int, line text)");
        if (dialect == Dialect.POSTGRESQL) site.server.sql("app", "ALTER TABLE visit OWNER TO app");
        Found.Drilled drilled;
        long before;
        try (Writer writer = new Writer(site)) {
            writer.awaitRows(1);
            before = writer.rows();
            StoryTest.done(site.harbour.backup());
            writer.awaitRows(before + 1);
            drilled = (Found.Drilled) StoryTest.done(site.harbour.drill()).found();
        }
        long after = rows(site);
        site.harbour.closeDoors();

        StoryTest.done(site.harbour.restore("database:main"));

        long restored = rows(site);
        assertThat(restored).isBetween(before, after - 1);
        assertThat(drilled.rows()).isEqualTo(restored + others(site));
        assertThat(((Found.Proved) StoryTest.done(site.harbour.prove()).found()).differences())
                .isEmpty();
    }

    private static long rows(ServerFixture site) {
        return Long.parseLong(
                site.server.sql("app", "SELECT count(*) FROM visit").strip());
    }

    private static long others(ServerFixture site) {
        String tables = site.dialect == Dialect.MYSQL
                ? "(SELECT count(*) FROM port) + (SELECT count(*) FROM ship) + (SELECT count(*) FROM `log`)"
                : "(SELECT count(*) FROM port) + (SELECT count(*) FROM ship) + (SELECT count(*) FROM old.log)";
        return Long.parseLong(site.server.sql("app", "SELECT " + tables).strip());
    }

    /** Its rows look like a dump's own lines. */
    private static final class Writer implements AutoCloseable {
        private final ServerFixture site;
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Writer(ServerFixture site) {
            this.site = site;
            String row = "INSERT INTO visit VALUES (1, '" + "x),(\\.''\n\\.\nUNLOCK TABLES;\n-- Data for Name: y\nCOPY"
                    + "')";
            this.thread = Thread.ofVirtual().start(() -> {
                while (!over.get()) site.server.sql("app", row);
            });
        }

        long rows() {
            return ServerBusyTest.rows(site);
        }

        void awaitRows(long wanted) {
            while (rows() < wanted) assertThat(thread.isAlive()).isTrue();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            over.set(true);
            thread.join();
        }
    }
}
