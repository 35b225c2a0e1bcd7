package dev.drydock.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    @Test
    void whatHasBeenRepeatedIsNotRepeatedEachTime() {
        // Given
        var first = record("answers", 0, "done");
        var other = record("orders", 1, "done");
        // When
        var each = Repeated.each(List.of(first, record("answers", 1, "done"), other, record("answers", 2, "done")));
        // Then
        assertThat(each).containsExactly(first, other);
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, long offset, String value) {
        return new ConsumerRecord<>(topic, 0, offset, "run".getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
