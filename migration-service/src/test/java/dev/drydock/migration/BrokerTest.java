package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.parts.Kafka;
import dev.drydock.stack.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order, journal, job, answer: a participant that ships, over a real broker that is also killed. Each site has a ledger of what was done on it. */
@Tag("stack")
class BrokerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Command NOTE = Command.of("echo \"$DRYDOCK_TEST_ORDER\" >>ledger");

    @TempDir
    static Path dir;

    private static final Predicate<OrderId> CHAINS = id -> id.run().startsWith(name("chain-"));

    private static Kafka broker;
    private static Participant participant;
    private Desk desk;

    @BeforeAll
    static void start() throws Exception {
        broker = Kafka.broker();
        participant = new Participant(dir, broker);
    }

    @AfterAll
    static void end() {
        if (participant != null) participant.close();
    }

    @BeforeEach
    void open() {
        desk = new Desk(participant, broker.bootstrap());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void an_order_asked_again_is_done_once_and_answered_again_with_the_same_bytes() throws Exception {
        Order order = order("again", 1, NOTE);
        desk.send(order);
        desk.until("it is answered", d -> d.ends(of("again")).size() == 1);

        desk.send(order);
        desk.until("it is answered again", d -> d.ends(of("again")).size() == 2);

        List<ConsumerRecord<String, byte[]>> ends = desk.ends(of("again"));
        assertThat(desk.answer(ends.get(0)).said()).isEqualTo(Said.Done.nothing());
        assertThat(ends).extracting(ConsumerRecord::key).containsOnly(name("again"));
        assertThat(ends.get(1).value()).isEqualTo(ends.get(0).value());
        assertThat(ledger("again")).containsExactly("1");
    }

    @Test
    void what_nobody_signed_is_put_aside_and_its_neighbours_are_done() throws Exception {
        desk.send(order("letter", "before", 1, NOTE));
        RecordMetadata forged = desk.send(order("letter", "forged", 2, NOTE), new byte[64]);
        desk.send(order("letter", "after", 3, NOTE));

        desk.until(
                "the good ones are answered and the other put aside",
                d -> d.ends(of("letter")).size() == 2
                        && d.letters().stream().anyMatch(l -> l.key().equals(name("letter"))));

        assertThat(desk.letters())
                .filteredOn(l -> l.key().equals(name("letter")))
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.topic()).isEqualTo(forged.topic());
                    assertThat(l.partition()).isEqualTo(forged.partition());
                    assertThat(l.offset()).isEqualTo(forged.offset());
                    assertThat(l.reason()).contains("not signed");
                });
        assertThat(ledger("before")).containsExactly("1");
        assertThat(ledger("forged")).isEmpty();
        assertThat(ledger("after")).containsExactly("3");
    }

    /** Each run's next order follows the answer to the one before, as a saga's does. */
    @Test
    void when_the_broker_is_killed_no_order_is_lost_none_done_twice_and_each_run_stays_in_order() throws Exception {
        List<String> runs = IntStream.range(0, 12).mapToObj(i -> "chain-" + i).toList();
        long orders = 6;
        Map<OrderId, ConsumerRecord<String, byte[]>> first = new LinkedHashMap<>();
        for (String run : runs) desk.send(order(run, 1, NOTE));
        while (first.size() < runs.size() * orders) {
            int before = first.size();
            desk.until("an answer follows the first " + before, d -> d.ends(CHAINS).stream()
                    .anyMatch(e -> !first.containsKey(d.answer(e).order())));
            for (ConsumerRecord<String, byte[]> end : desk.ends(CHAINS)) {
                OrderId id = desk.answer(end).order();
                if (first.putIfAbsent(id, end) == null && id.attempt() < orders)
                    desk.send(order(id.run().substring(name("").length()), id.attempt() + 1, NOTE));
            }
            int half = (int) (runs.size() * orders / 2);
            if (before < half && first.size() >= half) {
                broker.kill();
                broker.restart();
            }
        }

        List<Long> inOrder = LongStream.rangeClosed(1, orders).boxed().toList();
        for (String run : runs) {
            assertThat(first.keySet())
                    .filteredOn(of(run))
                    .extracting(OrderId::attempt)
                    .containsExactlyElementsOf(inOrder);
            assertThat(ledger(run))
                    .containsExactlyElementsOf(
                            inOrder.stream().map(String::valueOf).toList());
        }
        assertThat(desk.ends(CHAINS)).allSatisfy(e -> assertThat(e.value())
                .as("an answer that came again is the same")
                .isEqualTo(first.get(desk.answer(e).order()).value()));
    }

    @Test
    void an_order_that_ends_while_the_broker_is_away_is_owed_and_answered_when_it_is_back() throws Exception {
        Command slow = Command.of(
                "touch begun; while [ ! -e go ]; do sleep 0.05; done; echo \"$DRYDOCK_TEST_ORDER\" >>ledger");
        desk.send(order("owed", 1, slow));
        until("it has begun", () -> Files.exists(root("owed").resolve("begun")));

        broker.kill();
        Files.createFile(root("owed").resolve("go"));
        until("it has ended, and its answer is owed", () -> owed(name("owed")));
        assertThat(ledger("owed")).containsExactly("1");
        broker.restart();

        desk.until("it is answered", d -> !d.ends(of("owed")).isEmpty());
        assertThat(desk.answer(desk.ends(of("owed")).getFirst()).said()).isEqualTo(Said.Done.nothing());
        until("nothing is owed any more", () -> !owed(name("owed")));
        assertThat(ledger("owed")).containsExactly("1");
    }

    private static boolean owed(String run) {
        try (Connection c = participant.journal.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select 1 from journal where run = ? and ended_at is not null and answered_at is null")) {
            s.setString(1, run);
            try (ResultSet rows = s.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(String what, java.util.function.BooleanSupplier condition) {
        if (!Await.until(LIMIT, condition)) throw new AssertionError("waited " + LIMIT + " in vain until " + what);
    }

    /** Marks of jobs are looked for on the whole machine, where these tests may run twice at a time. */
    private static String name(String run) {
        return "broker-" + ProcessHandle.current().pid() + "-" + run;
    }

    private static Predicate<OrderId> of(String run) {
        return id -> id.run().equals(name(run));
    }

    private static Path root(String site) {
        return dir.resolve("sites").resolve(site);
    }

    private static List<String> ledger(String site) throws IOException {
        Path file = root(site).resolve("ledger");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Order order(String run, long attempt, Command command) throws IOException {
        return order(run, run, attempt, command);
    }

    private static Order order(String run, String site, long attempt, Command command) throws IOException {
        Path root = Files.createDirectories(root(site));
        Files.writeString(root.resolve("marker"), "");
        String jobs = dir.resolve("jobs").resolve(site).toString();
        Map<String, String> parameters = Map.of("DRYDOCK_TEST_ORDER", Long.toString(attempt));
        Place place = new Place(name(site), root.toString(), "marker", "", jobs, parameters, Map.of());
        return new Order(
                new OrderId(name(run), 1, OrderId.Kind.DO, attempt), place, new Work.Run(command), Instant.EPOCH);
    }
}
