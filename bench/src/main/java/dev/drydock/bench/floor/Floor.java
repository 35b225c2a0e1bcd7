package dev.drydock.bench.floor;

import dev.drydock.bench.Contender;
import dev.drydock.bench.Load;
import dev.drydock.bench.Streams;
import dev.drydock.bench.Taken;
import dev.drydock.contract.Topics;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;

/** What broker and database cost by themselves: plain clients, a thread for each service, no framework, no signatures. */
public final class Floor implements Contender, AutoCloseable {
    static final String ANSWERS = "floor.answers";
    static final String RECORD = "floor.record";
    static final String HASH = "0".repeat(64);
    /** The four preflights, and three orders to backup: as in Drydock's own. */
    private static final int[] FAMILIES = {0, 1, 2, 3, 1, 1, 1};

    private final Map<String, Saga> sagas = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<AutoCloseable> closeables = new ArrayList<>();
    private final Beginner beginner;
    private volatile boolean open = true;

    public Floor(String kafka, Callable<Connection> database, Sizes sizes) throws Exception {
        try (Connection c = database.call()) {
            Tables.make(c);
        }
        makeTopics(kafka);
        Orchestrator orchestrator = new Orchestrator(sagas, sizes, connect(database), line(kafka, ANSWERS));
        loop("floor-orchestrator", orchestrator::turn);
        for (int family = 0; family < 4; family++) {
            Participant one = new Participant(sagas, sizes, connect(database), line(kafka, "floor.orders." + family));
            loop("floor-participant-" + family, one::turn);
        }
        KafkaProducer<String, byte[]> producer = Line.producer(kafka);
        closeables.add(producer);
        beginner = new Beginner(sagas, sizes, connect(database), producer);
        loop("floor-beginner", beginner::turn);
    }

    private static void makeTopics(String kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            Stream<String> names =
                    Stream.concat(IntStream.range(0, 4).mapToObj(i -> "floor.orders." + i), Stream.of(ANSWERS, RECORD));
            admin.createTopics(names.map(n -> new NewTopic(n, Topics.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private Connection connect(Callable<Connection> database) throws Exception {
        Connection c = database.call();
        c.setAutoCommit(false);
        closeables.add(c);
        return c;
    }

    private Line line(String kafka, String topic) {
        Line line = new Line(kafka, topic);
        closeables.add(line);
        return line;
    }

    private interface Turn {
        void turn() throws Exception;
    }

    private void loop(String name, Turn turn) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                while (open) turn.turn();
            } catch (Exception e) {
                sagas.values().forEach(s -> s.ended.completeExceptionally(e));
            }
        }));
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public Taken run(Load load) throws Exception {
        long begin = System.nanoTime();
        List<Saga> done = Streams.run(load, stream -> saga(load.job()));
        Taken taken = Taken.nothing().in((System.nanoTime() - begin) / 1e9);
        for (Saga s : done) {
            taken.hops().addAll(s.apart(1));
            taken.steps().addAll(s.apart(2));
            taken.sagas().add(s.whole());
        }
        return taken;
    }

    private Saga saga(boolean job) throws Exception {
        Saga saga = new Saga(UUID.randomUUID().toString(), job);
        beginner.begin(saga);
        saga.ended.get(60, TimeUnit.SECONDS);
        return saga;
    }

    static String topic(int step) {
        return "floor.orders." + FAMILIES[step];
    }

    static String order(String run, int step) {
        return run + "/" + step + "/do/" + step;
    }

    static String text(int length) {
        return "x".repeat(length);
    }

    static Object[] entry(String run, long sequence, Sizes sizes) {
        return new Object[] {run, sequence, Line.value(0, sizes.entry()), new byte[64]};
    }

    @Override
    public void close() throws Exception {
        open = false;
        for (Thread t : threads) t.join();
        for (AutoCloseable c : closeables) c.close();
    }
}
