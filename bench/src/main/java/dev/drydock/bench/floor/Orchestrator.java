package dev.drydock.bench.floor;

import dev.drydock.bench.Contender;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** A poll's answers in one commit, then the next orders out, and the record. */
final class Orchestrator {
    private final Map<String, Saga> sagas;
    private final Sizes sizes;
    private final Connection database;
    private final Line line;

    Orchestrator(Map<String, Saga> sagas, Sizes sizes, Connection database, Line line) {
        this.sagas = sagas;
        this.sizes = sizes;
        this.database = database;
        this.line = line;
    }

    void turn() throws Exception {
        ConsumerRecords<String, byte[]> poll = line.poll();
        if (poll.isEmpty()) return;
        long now = System.nanoTime();
        List<Object[]> runs = new ArrayList<>();
        List<Object[]> ended = new ArrayList<>();
        List<Object[]> next = new ArrayList<>();
        List<Object[]> record = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> r : poll) {
            sagas.get(r.key()).stamp(now);
            int step = Line.step(r.value());
            boolean last = step == Contender.STEPS - 1;
            long sequence = 3 + 2L * step;
            runs.add(new Object[] {Floor.text(sizes.state()), sequence + 1, Floor.HASH, last, r.key()});
            ended.add(new Object[] {Floor.order(r.key(), step)});
            if (!last) next.add(new Object[] {Floor.order(r.key(), step + 1), r.key(), step + 1});
            record.add(Floor.entry(r.key(), sequence, sizes));
            record.add(Floor.entry(r.key(), sequence + 1, sizes));
        }
        Tables.batch(database, Tables.MOVED, runs);
        Tables.batch(database, Tables.ENDED, ended);
        Tables.batch(database, Tables.ORDER, next);
        Tables.batch(database, Tables.RECORD, record);
        database.commit();
        for (ConsumerRecord<String, byte[]> r : poll) sent(r.key(), Line.step(r.value()) + 1);
        line.acknowledge();
    }

    private void sent(String run, int step) {
        if (step < Contender.STEPS) line.send(Floor.topic(step), run, Line.value(step, sizes.order()));
        for (int i = 0; i < 2; i++) line.send(Floor.RECORD, run, Line.value(step, sizes.entry()));
        if (step == Contender.STEPS) sagas.remove(run).ended.complete(null);
    }
}
