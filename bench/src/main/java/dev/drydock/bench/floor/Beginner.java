package dev.drydock.bench.floor;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Begins sagas: all that wait in one commit, then their first orders out. */
final class Beginner {
    private final BlockingQueue<Saga> wanted = new ArrayBlockingQueue<>(1000);
    private final Map<String, Saga> sagas;
    private final Sizes sizes;
    private final Connection database;
    private final KafkaProducer<String, byte[]> producer;

    Beginner(Map<String, Saga> sagas, Sizes sizes, Connection database, KafkaProducer<String, byte[]> producer) {
        this.sagas = sagas;
        this.sizes = sizes;
        this.database = database;
        this.producer = producer;
    }

    void begin(Saga saga) throws InterruptedException {
        wanted.put(saga);
    }

    void turn() throws Exception {
        Saga first = wanted.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) return;
        List<Saga> some = new ArrayList<>(List.of(first));
        wanted.drainTo(some);
        long now = System.nanoTime();
        List<Object[]> runs = new ArrayList<>();
        List<Object[]> orders = new ArrayList<>();
        List<Object[]> record = new ArrayList<>();
        for (Saga saga : some) {
            saga.stamp(now);
            sagas.put(saga.id, saga);
            runs.add(new Object[] {saga.id, Floor.text(sizes.plan()), Floor.text(sizes.state()), Floor.HASH});
            orders.add(new Object[] {Floor.order(saga.id, 0), saga.id, 0});
            record.add(Floor.entry(saga.id, 1, sizes));
            record.add(Floor.entry(saga.id, 2, sizes));
        }
        Tables.batch(database, Tables.RUN, runs);
        Tables.batch(database, Tables.ORDER, orders);
        Tables.batch(database, Tables.RECORD, record);
        database.commit();
        for (Saga saga : some) {
            Line.send(producer, Floor.topic(0), saga.id, Line.value(0, sizes.order()));
            for (int i = 0; i < 2; i++) Line.send(producer, Floor.RECORD, saga.id, Line.value(0, sizes.entry()));
        }
    }
}
