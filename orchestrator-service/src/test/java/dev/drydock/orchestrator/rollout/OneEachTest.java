package dev.drydock.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneEachTest {
    private final CountDownLatch slow = new CountDownLatch(1);
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final OneEach work = new OneEach(2);

    @AfterEach
    void end() {
        slow.countDown();
    }

    private void begin(String id) {
        work.begin(id, i -> {
            begun.add(i);
            try {
                if (i.startsWith("slow")) slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private String next() throws InterruptedException {
        return begun.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void a_slow_one_holds_up_nobody_else_and_is_not_begun_twice() throws InterruptedException {
        begin("slow");
        assertThat(next()).isEqualTo("slow");

        begin("slow");
        begin("other");

        assertThat(next()).isEqualTo("other");
        assertThat(begun).isEmpty();
    }

    @Test
    void there_are_no_more_at_once_than_there_may_be() throws InterruptedException {
        begin("slow-1");
        begin("slow-2");
        assertThat(next() + next()).contains("slow-1", "slow-2");

        begin("third");

        assertThat(begun.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }
}
