package dev.drydock.orchestrator.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that leave one after the other: behind one that cannot go nothing goes, else the later would be there first. */
final class InOrder {
    private InOrder() {}

    /** @return of each that was taken its answer to come; the last may say at once that it was not taken */
    static <K, V> List<Future<?>> begun(Producer<K, V> producer, List<ProducerRecord<K, V>> records) {
        List<Future<?>> answers = new ArrayList<>();
        for (ProducerRecord<K, V> record : records) {
            Future<?> answer = producer.send(record);
            answers.add(answer);
            // no metadata, no room: the producer says so without a throw
            if (answer.isDone() && answer.state() != Future.State.SUCCESS) break;
        }
        return answers;
    }

    /** Returns when all are on their topic. */
    static void wait(List<Future<?>> answers, Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        for (Future<?> answer : answers) {
            try {
                answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("not sent: " + e.getCause(), e.getCause());
            } catch (TimeoutException e) {
                throw new IllegalStateException("not known to be sent after " + most, e);
            }
        }
    }
}
