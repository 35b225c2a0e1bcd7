package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StreamsTest {
    private final Streams streams = new Streams(3, 2);

    @Test
    void nobodyHasMoreThanTheirShare() {
        streams.open("ann");
        Runnable second = streams.open("ann");

        assertThatThrownBy(() -> streams.open("ann"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("your token 2");
        second.run();
        assertThatCode(() -> streams.open("ann")).doesNotThrowAnyException();
    }

    @Test
    void allTogetherHaveNoMoreThanThereAre() {
        streams.open("ann");
        streams.open("ann");
        streams.open("ben");

        assertThatThrownBy(() -> streams.open("cid"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("in all 3");
    }

    @Test
    void oneThatIsOverTwiceIsOverOnce() {
        Runnable first = streams.open("ann");
        streams.open("ann");
        first.run();
        first.run();
        streams.open("ann");

        assertThatThrownBy(() -> streams.open("ann")).isInstanceOf(Problem.class);
    }
}
