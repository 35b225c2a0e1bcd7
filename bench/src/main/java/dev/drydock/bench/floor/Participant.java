package dev.drydock.bench.floor;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** A poll's orders and their answers into the journal, one commit, then the answers out. With a job, a commit before it. */
final class Participant {
    private static final byte[] SIGNATURE = new byte[64];

    private final Map<String, Saga> sagas;
    private final Sizes sizes;
    private final Connection database;
    private final Line line;

    Participant(Map<String, Saga> sagas, Sizes sizes, Connection database, Line line) {
        this.sagas = sagas;
        this.sizes = sizes;
        this.database = database;
        this.line = line;
    }

    void turn() throws Exception {
        ConsumerRecords<String, byte[]> poll = line.poll();
        if (poll.isEmpty()) return;
        long now = System.nanoTime();
        List<Object[]> orders = new ArrayList<>();
        List<Object[]> answers = new ArrayList<>();
        boolean job = false;
        for (ConsumerRecord<String, byte[]> r : poll) {
            Saga saga = sagas.get(r.key());
            saga.stamp(now);
            job |= saga.job;
            int step = Line.step(r.value());
            String order = Floor.order(r.key(), step);
            orders.add(new Object[] {order, r.key(), (long) step, r.value(), SIGNATURE});
            answers.add(new Object[] {Line.value(step, sizes.answer()), order});
        }
        Tables.batch(database, Tables.JOURNAL, orders);
        if (job) work(poll.count());
        Tables.batch(database, Tables.ANSWER, answers);
        database.commit();
        for (ConsumerRecord<String, byte[]> r : poll)
            line.send(Floor.ANSWERS, r.key(), Line.value(Line.step(r.value()), sizes.answer()));
        line.acknowledge();
    }

    private void work(int times) throws SQLException, IOException, InterruptedException {
        database.commit();
        for (int i = 0; i < times; i++) new ProcessBuilder("true").start().waitFor();
    }
}
