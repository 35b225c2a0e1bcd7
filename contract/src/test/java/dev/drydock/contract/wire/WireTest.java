package dev.drydock.contract.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Answer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
    static Stream<String> rubbish() {
        return Stream.of(
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"type\":\"drydock.order.v1\"}",
                "{\"type\":\"drydock.answer.v1\",\"order\":\"../../etc\"}",
                "{\"type\":\"drydock.answer.v1\",\"order\":\"r/1/do/1\",\"said\":{\"said\":\"java.lang.Runtime\"}}",
                "{\"type\":\"drydock.answer.v1\",\"order\":\"r/1/do/1\",\"from\":\"somebody\"}",
                "{\"type\":\"drydock.answer.v1\",\"said\":" + "[".repeat(200) + "]".repeat(200) + "}");
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void whatCannotBeReadSaysWhy(String value) {
        assertThatThrownBy(() -> Wire.read(value.getBytes(StandardCharsets.UTF_8), Answer.TYPE, Answer.class))
                .isInstanceOf(Wire.Unreadable.class)
                .message()
                .isNotBlank();
    }

    @Test
    void nothingLongerThanTheLimitIsEvenParsed() {
        assertThatThrownBy(() -> Wire.read(new byte[Wire.MAX_BYTES + 1], Answer.TYPE, Answer.class))
                .hasMessageContaining("longer than");
    }
}
