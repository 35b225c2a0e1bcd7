package dev.drydock.participant.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InHandTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private final InHand inHand = new InHand();

    @Test
    void where_nothing_is_in_hand_nothing_is_waited_for() throws Exception {
        assertThat(inHand.empty(Duration.ZERO)).isTrue();
    }

    @Test
    void what_has_begun_is_waited_for_until_it_has_ended() throws Exception {
        Held held = new Held();
        inHand.take("r/1/do/1", held);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Boolean> empty = CompletableFuture.supplyAsync(() -> {
            waiting.countDown();
            return isEmpty(LONG);
        });
        waiting.await();
        assertThat(empty).isNotDone();

        inHand.away("r/1/do/1", held);

        assertThat(empty.join()).isTrue();
    }

    @Test
    void but_no_longer_than_there_is_patience() {
        inHand.take("r/1/do/1", new Held());

        assertThat(isEmpty(Duration.ofMillis(5))).isFalse();
    }

    private boolean isEmpty(Duration most) {
        try {
            return inHand.empty(most);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
