package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Saga;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However many answers a poll brings, the database is gone to as often as for one, where no run of them fails or ends. */
@Tag("real")
class FlushTest {
    private static final Version V1 = new Version("v1", "a".repeat(40));

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void as_many_statements_go_to_the_database_for_sixteen_answers_as_for_one() {
        begin("alone", 1);
        begin("many", 16);
        List<Happening> one = answers("alone", 1, new Said.Done(new Found.Forgotten(List.of())));
        List<Happening> sixteen = answers("many", 16, new Said.Done(new Found.Forgotten(List.of())));

        List<String> forOne = database.sent(() -> apply(one));
        List<String> forSixteen = database.sent(() -> apply(sixteen));

        assertThat(forSixteen).hasSameSizeAs(forOne);
        for (String table : List.of("run", "run_order", "site"))
            assertThat(forSixteen).as(table).filteredOn(s -> updates(s, table)).hasSize(1);
        assertThat(forSixteen).filteredOn(s -> s.startsWith("insert")).hasSize(2);
    }

    @Test
    void each_run_is_written_once_and_its_record_has_no_gap() {
        begin("each", 16);
        List<RunRow> before = runs("each", 16);

        apply(answers("each", 16, new Said.Done(new Found.Forgotten(List.of()))));

        List<RunRow> after = runs("each", 16);
        for (int i = 0; i < 16; i++) {
            RunRow run = after.get(i);
            assertThat(run.version).isEqualTo(before.get(i).version + 1);
            assertThat(run.askAt).isNotNull();
            assertThat(run.sequence).isGreaterThan(before.get(i).sequence);
            assertThat(record(run.id))
                    .extracting(r -> r.sequence)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, (int) run.sequence)
                            .mapToObj(n -> (long) n)
                            .toList());
            assertThat(record(run.id).getLast()).extracting(RecordRow::hash).isEqualTo(run.lastHash);
            assertThat(orders(run.id)).extracting(o -> o.said).containsExactly("done", null);
        }
    }

    @Test
    void an_order_that_was_taken_and_done_in_one_poll_is_both() {
        begin("both", 1);
        List<Happening> poll = Stream.of(new Said.Accepted(), (Said) new Said.Done(new Found.Forgotten(List.of())))
                .flatMap(said -> answers("both", 1, said).stream())
                .toList();

        List<String> sent = database.sent(() -> apply(poll));

        OrderRow order = orders("flush-both-0").getFirst();
        assertThat(order.accepted).isNotNull();
        assertThat(order.said).isEqualTo("done");
        assertThat(sent).filteredOn(s -> updates(s, "run")).hasSize(1);
    }

    @Test
    void the_order_of_a_run_that_just_began_is_answered_in_the_same_transaction() {
        database.in(store -> {
            store.add(site("at-once"));
            store.flush();
            Shell shell = shell(store);
            var now = (Starter.Started.Now)
                    shell.starter.start(new Starter.Request(plan("flush-at-once", "at-once"), 0, "admin", null, null));
            OrderId first = now.ask().orElseThrow().pending().id();
            Said done = new Said.Done(new Found.Forgotten(List.of()));
            var applied = shell.runs.apply(
                    List.of(new Happening("flush-at-once", new Event.Answered(first, done), "backup", null)));
            assertThat(applied.strangers()).isEmpty();
        });

        assertThat(orders("flush-at-once")).extracting(o -> o.said).containsExactly("done", null);
    }

    private static boolean updates(String statement, String table) {
        return statement.matches("update (\\w+\\.)?" + table + " set .*");
    }

    private void begin(String which, int count) {
        database.in(store -> {
            for (int i = 0; i < count; i++) store.add(site(which + i));
        });
        for (int i = 0; i < count; i++) {
            var request = new Starter.Request(plan("flush-" + which + "-" + i, which + i), 0, "admin", null, null);
            database.in(store -> shell(store).starter.start(request));
        }
    }

    private List<RunRow> runs(String which, int count) {
        return database.ask(s -> IntStream.range(0, count)
                .mapToObj(i -> s.find(RunRow.class, "flush-" + which + "-" + i).orElseThrow())
                .toList());
    }

    private List<RecordRow> record(String run) {
        return database.ask(s -> s.recordOf(run));
    }

    private List<OrderRow> orders(String run) {
        return database.ask(s -> s.ordersOf(run));
    }

    private List<Happening> answers(String which, int count, Said said) {
        List<Happening> all = new ArrayList<>();
        for (RunRow run : runs(which, count)) {
            OrderId order =
                    new Saga(run.plan()).pending(run.state()).orElseThrow().id();
            all.add(new Happening(run.id, new Event.Answered(order, said), "backup", null));
        }
        return all;
    }

    private void apply(List<Happening> poll) {
        database.in(store -> shell(store).runs.apply(poll));
    }

    private record Shell(Runs runs, Starter starter) {}

    private static Shell shell(Store store) {
        Catalogue catalogue = new Catalogue(store);
        Ledger ledger = new Ledger(store, catalogue, Registers.signer());
        Runs runs = new Runs(store, ledger, Duration.ofMillis(1));
        return new Shell(runs, new Starter(store, ledger, runs, catalogue));
    }

    /** Of two steps: after the first answer there is an order. */
    private static Plan plan(String run, String site) {
        Place place = new Place(site, "/srv/" + site, "m", "", "/var/lib/" + site, Map.of(), Map.of());
        List<Step> steps = Stream.of("first", "second").map(FlushTest::step).toList();
        return new Plan(run, "prune", "harbour", place, V1, V1, steps, 1, List.of(), false);
    }

    private static Step step(String name) {
        return new Step(name, Family.BACKUP, new Work.Forget(List.of()), Set.of(), false, false, List.of());
    }

    private static SiteRow site(String name) {
        SiteRow row = new SiteRow();
        row.name = name;
        row.recipe = "harbour";
        row.yaml = "name: " + name;
        row.versionName = V1.name();
        row.versionCommit = V1.commit();
        row.added = Instant.EPOCH;
        return row;
    }
}
