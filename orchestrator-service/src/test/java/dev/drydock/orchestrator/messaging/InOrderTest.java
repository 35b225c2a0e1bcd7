package dev.drydock.orchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private static final Duration SOON = Duration.ofMillis(20);

    private static MockProducer<String, String> producer(boolean answers) {
        return new MockProducer<>(answers, null, new StringSerializer(), new StringSerializer());
    }

    private static List<ProducerRecord<String, String>> records(String... values) {
        return Stream.of(values).map(v -> new ProducerRecord<>("t", "k", v)).toList();
    }

    @Test
    void nothing_follows_one_that_was_not_taken() {
        MockProducer<String, String> full =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer()) {
                    @Override
                    public Future<RecordMetadata> send(ProducerRecord<String, String> record) {
                        return record.value().equals("2")
                                ? CompletableFuture.failedFuture(new TimeoutException("no metadata"))
                                : super.send(record);
                    }
                };

        List<Future<?>> answers = InOrder.begun(full, records("1", "2", "3"));

        assertThat(full.history()).extracting(ProducerRecord::value).containsExactly("1");
        assertThatThrownBy(() -> InOrder.wait(answers, SOON)).hasMessageContaining("no metadata");
    }

    @Test
    void all_go_in_their_order_without_waiting_for_each_other() throws Exception {
        MockProducer<String, String> producer = producer(false);

        List<Future<?>> answers = InOrder.begun(producer, records("1", "2", "3"));

        assertThat(producer.history()).extracting(ProducerRecord::value).containsExactly("1", "2", "3");
        assertThatThrownBy(() -> InOrder.wait(answers, SOON)).hasMessageContaining("not known to be sent");
        while (producer.completeNext()) {}
        InOrder.wait(answers, SOON);
    }

    @Test
    void one_that_fails_later_is_told() {
        MockProducer<String, String> producer = producer(false);
        List<Future<?>> answers = InOrder.begun(producer, records("1", "2"));

        producer.completeNext();
        producer.errorNext(new TimeoutException("expired"));

        assertThatThrownBy(() -> InOrder.wait(answers, SOON)).hasMessageContaining("expired");
    }
}
