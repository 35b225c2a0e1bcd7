package dev.drydock.audit.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static Optional<String> word(Instant head, Instant started) {
        return Silence.word(Optional.ofNullable(head), started, NOON);
    }

    @Test
    void a_head_a_minute_is_all_that_is_wanted() {
        assertThat(word(NOON.minusSeconds(290), NOON.minusSeconds(9_000))).isEmpty();
    }

    @Test
    void without_one_for_minutes_it_says_since_when_and_what_to_do() {
        assertThat(word(NOON.minusSeconds(301), NOON.minusSeconds(9_000)).orElseThrow())
                .contains("reads nothing since 2026-11-21T11:54:59Z", "`drydock status`");
        assertThat(word(null, NOON.minusSeconds(301)).orElseThrow())
                .contains("has read no head since 2026-11-21T11:54:59Z");
    }

    @Test
    void who_has_just_come_back_reads_on_first() {
        assertThat(word(NOON.minusSeconds(9_000), NOON.minusSeconds(60))).isEmpty();
        assertThat(word(null, NOON.minusSeconds(60))).isEmpty();
    }
}
