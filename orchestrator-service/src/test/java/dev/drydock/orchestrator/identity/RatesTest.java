package dev.drydock.orchestrator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RatesTest {
    private long nanos = -7;
    private final Buckets buckets = new Buckets(10, 3, () -> nanos);

    @Test
    void twice_a_second_s_worth_at_once_then_what_a_second_brings() {
        for (int i = 0; i < 20; i++) assertThat(buckets.take("a")).as("%s", i).isEmpty();

        assertThat(buckets.take("a")).contains(Duration.ofMillis(100));
        nanos += TimeUnit.MILLISECONDS.toNanos(60);
        assertThat(buckets.take("a")).hasValueSatisfying(w -> assertThat(w).isLessThan(Duration.ofMillis(41)));
        nanos += TimeUnit.MILLISECONDS.toNanos(41);
        assertThat(buckets.take("a")).isEmpty();
        nanos += TimeUnit.HOURS.toNanos(1);
        for (int i = 0; i < 20; i++) assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isPresent();
    }

    @Test
    void who_sent_much_that_was_not_signed_is_doubted_for_a_while() {
        Rates rates = new Rates(10, 10, () -> nanos);
        assertThat(rates.doubted("a")).isFalse();

        while (rates.unsigned("a").isEmpty()) assertThat(rates.doubted("b")).isFalse();

        assertThat(rates.doubted("a")).isTrue();
        assertThat(rates.doubted("b")).isFalse();
        nanos += TimeUnit.SECONDS.toNanos(2);
        assertThat(rates.doubted("a")).isFalse();
    }

    @Test
    void one_does_not_hold_up_another() {
        for (int i = 0; i < 30; i++) buckets.take("a");

        assertThat(buckets.take("a")).isPresent();
        assertThat(buckets.take("b")).isEmpty();
    }

    @Test
    void a_flood_of_addresses_takes_no_more_memory_than_the_bound() {
        for (int i = 0; i < 1000; i++) buckets.take("a" + i);

        assertThat(buckets.size()).isEqualTo(3);
        assertThat(buckets.knows("a999")).isTrue();
        assertThat(buckets.knows("a0")).isFalse();
    }

    @Test
    void who_shows_wrong_tokens_asks_on_the_account_of_the_address() {
        Rates rates = new Rates(100, 1, () -> nanos);

        assertThat(rates.before("here", "wrong-1")).isEmpty();
        assertThat(rates.before("here", "wrong-2")).isEmpty();
        assertThat(rates.before("here", "wrong-3")).isPresent();
        assertThat(rates.stranger("here")).isPresent();
        assertThat(rates.before("there", "wrong-3")).isEmpty();
    }

    @Test
    void who_has_shown_a_good_one_is_not_held_up_by_others_at_the_same_address() {
        Rates rates = new Rates(100, 1, () -> nanos);
        assertThat(rates.before("here", "good")).isEmpty();
        rates.known("here", "good");
        for (int i = 0; i < 9; i++) rates.before("here", "wrong-" + i);

        assertThat(rates.stranger("here")).isPresent();
        assertThat(rates.before("here", "good")).isEmpty();
    }

    @Test
    void a_good_token_costs_its_address_nothing() {
        Rates rates = new Rates(100, 1, () -> nanos);
        for (int i = 0; i < 50; i++) {
            assertThat(rates.before("here", "good-" + i)).isEmpty();
            rates.known("here", "good-" + i);
        }

        assertThat(rates.stranger("here")).isEmpty();
    }

    @Test
    void a_good_one_has_an_end_too_also_when_it_is_revoked() {
        Rates rates = new Rates(1, 100, () -> nanos);
        assertThat(rates.before("here", "good")).isEmpty();
        rates.known("here", "good");

        assertThat(rates.before("here", "good")).isEmpty();
        assertThat(rates.before("here", "good")).isPresent();
    }

    @Test
    void a_network_of_ipv6_is_one_address() {
        assertThat(Rates.network("2001:db8:1:2::1")).isEqualTo(Rates.network("2001:db8:1:2:ffff::9"));
        assertThat(Rates.network("2001:db8:1:2::1")).isNotEqualTo(Rates.network("2001:db8:1:3::1"));
        assertThat(Rates.network("192.0.2.1")).isNotEqualTo(Rates.network("192.0.2.2"));
        assertThat(Rates.network("localhost")).isEqualTo("localhost");
    }
}
