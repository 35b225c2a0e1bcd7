package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import dev.drydock.orchestrator.run.Runs.Applied;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Pending;
import dev.drydock.orchestrator.saga.Saga;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.Pages;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.Recorded;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import dev.drydock.parts.Released;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drydock is upgraded in the middle of an upgrade, from each version of its tables that there was. */
@Tag("real")
class SchemaEvolutionTest {
    private static final String SITE = "one";

    static Stream<Arguments> lives() {
        return Released.all().stream()
                .flatMap(r -> r.versions("orchestrator").stream().map(v -> Arguments.of(r, v)));
    }

    @ParameterizedTest(name = "{0} with the tables of V{1}")
    @MethodSource("lives")
    void what_it_left_is_read_and_its_run_goes_on(Released released, String version) {
        try (Database database = new Database(version, source -> live(released, source))) {
            RunRow run = database.ask(store -> store.openRun(SITE)).orElseThrow();
            Pending waits = new Saga(run.plan()).pending(run.state()).orElseThrow();
            assertThat(waits.work().verb()).as("where it was").isEqualTo("migrate");
            assertThat(database.page(p -> p.runs(Pages.Runs.ALL, null, null, 10))
                            .rows())
                    .as("what people see")
                    .extracting(r -> r.id)
                    .contains(run.id);

            Event done = new Event.Answered(waits.id(), Said.Done.nothing());
            Applied applied = database.ask(store -> runs(store)
                    .apply(List.of(new Happening(run.id, done, waits.family().word(), null))));

            assertThat(applied.strangers()).isEmpty();
            assertThat(applied.asks()).singleElement().satisfies(next -> assertThat(
                            next.pending().id().step())
                    .isGreaterThan(waits.id().step()));
            RunRow after = database.ask(store -> store.openRun(SITE)).orElseThrow();
            assertThat(after.sequence).isGreaterThan(run.sequence);
            List<RecordRow> record = database.ask(store -> store.recordOf(run.id));
            assertThat(record)
                    .extracting(r -> r.sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, after.sequence).boxed().toList());
            assertThat(database.recorded(r -> r.page(Recorded.Asked.ALL, Set.of(SITE), null, 1_000))
                            .rows())
                    .as("the record of before and of now, by its site")
                    .filteredOn(told -> told.run().equals(run.id))
                    .hasSameSizeAs(record)
                    .noneMatch(told -> told.type().isEmpty() || told.by().isEmpty());
        }
    }

    /** As far as that version had tables and columns for it. */
    private static void live(Released released, DataSource source) {
        released.fill("orchestrator", source);
        try (Connection c = source.getConnection();
                Statement s = c.createStatement()) {
            // a chain that there was not by then has told nothing either
            s.execute("delete from record where run not in (select id from run"
                    + (chains(s) ? " union select id from chain)" : ")"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean chains(Statement s) throws SQLException {
        try (ResultSet r = s.executeQuery("select to_regclass('chain') is not null")) {
            r.next();
            return r.getBoolean(1);
        }
    }

    private static Runs runs(Store store) {
        return new Runs(store, new Ledger(store, new Catalogue(store), Registers.signer()), Duration.ofSeconds(1));
    }
}
