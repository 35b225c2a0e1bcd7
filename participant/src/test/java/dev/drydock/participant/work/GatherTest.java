package dev.drydock.participant.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatherTest {
    @Test
    void what_comes_during_a_write_goes_into_the_next_together() throws Exception {
        List<List<String>> writes = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (var gather = new Gather<String>("test", items -> {
                    writes.add(List.copyOf(items));
                    first.countDown();
                    return await(go, items);
                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            gather.offer("a", "a");
            first.await();
            gather.offer("b", "b");
            gather.offer("c", "c");
            var last = callers.submit(() -> gather.put("d", "d"));
            go.countDown();

            assertThat(last.get()).isTrue();
            assertThat(writes.getFirst()).containsExactly("a");
            assertThat(writes.get(1)).startsWith("b", "c");
        }
    }

    @Test
    void what_nobody_waits_for_lies_until_more_has_come() throws Exception {
        List<List<String>> writes = new CopyOnWriteArrayList<>();
        try (var gather = new Gather<String>("test", Duration.ofDays(1), items -> {
                    writes.add(List.copyOf(items));
                    return Set.copyOf(items);
                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(1, 128).forEach(i -> gather.offer("a" + i, "a" + i));
            var last = callers.submit(() -> gather.put("last", "last"));

            assertThat(last.get()).isTrue();
            assertThat(writes).singleElement().satisfies(w -> assertThat(w).hasSize(128));
        }
    }

    @Test
    void each_is_told_whether_it_took_effect() throws Exception {
        try (var gather = new Gather<String>("test", items -> Set.of("a"))) {
            assertThat(gather.put("a", "a")).isTrue();
            assertThat(gather.put("b", "b")).isFalse();
        }
    }

    @Test
    void a_failed_write_is_told_and_the_next_one_is_tried() throws Exception {
        try (var gather = new Gather<String>("test", items -> {
            if (items.contains("bad")) throw new IllegalStateException("bad");
            return Set.copyOf(items);
        })) {
            assertThatThrownBy(() -> gather.put("bad", "bad")).hasMessageContaining("bad");
            assertThat(gather.put("good", "good")).isTrue();
        }
    }

    private static Set<String> await(CountDownLatch go, List<String> items) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Set.copyOf(items);
    }
}
