package dev.drydock.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourcesTest {

    @Test
    void thereAreAHundredAndOneOfThemMayBeWrittenAnew() {
        List<String> all = IntStream.range(0, 100).mapToObj(i -> "s" + i).toList();

        assertThat(Sources.room(all.subList(1, 100), "new")).isTrue();
        assertThat(Sources.room(all, "new")).isFalse();
        assertThat(Sources.room(all, "s7")).isTrue();
    }
}
