package dev.drydock.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.policy.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which of several releases that wait for a site is left to go. */
class NewerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Verdict START = new Verdict.Start(null, "a patch", "");
    private static final Verdict ASK = new Verdict.Ask("a major step", "");
    private static final Verdict NEVER = new Verdict.Never("held back", "", "");

    private final Newer newer = new Newer();

    private static Verdict in(int days) {
        return new Verdict.Later(NOW.plusSeconds(86_400L * days), "it waits", "");
    }

    @Test
    void with_a_week_to_wait_and_a_release_every_five_days_the_older_one_goes() {
        newer.goes("1.3.0", in(7));

        assertThat(newer.instead(false, in(2))).isEmpty();
        assertThat(newer.instead(false, START)).isEmpty();
    }

    @Test
    void one_that_begins_takes_the_place_of_all() {
        newer.goes("1.3.0", START);

        assertThat(newer.instead(false, START)).contains("1.3.0");
        assertThat(newer.instead(false, in(2))).contains("1.3.0");
        assertThat(newer.instead(false, ASK)).contains("1.3.0");
    }

    @Test
    void one_that_waits_takes_the_place_of_what_would_go_no_sooner() {
        newer.goes("1.3.0", in(7));

        assertThat(newer.instead(false, in(7))).contains("1.3.0");
        assertThat(newer.instead(false, in(8))).contains("1.3.0");
        assertThat(newer.instead(false, NEVER)).contains("1.3.0");
    }

    @Test
    void of_several_the_first_to_go_counts() {
        newer.goes("1.3.0", in(7));
        newer.goes("1.2.0", in(2));

        assertThat(newer.instead(false, in(3))).contains("1.2.0");
        assertThat(newer.instead(false, in(1))).isEmpty();
    }

    @Test
    void none_takes_the_place_of_what_a_person_has_approved() {
        newer.goes("1.3.0", START);

        assertThat(newer.instead(true, in(7))).isEmpty();
    }

    @Test
    void one_that_goes_nowhere_by_itself_takes_no_place() {
        assertThat(newer.goes("1.3.0", ASK)).isFalse();
        assertThat(newer.goes("1.2.0", NEVER)).isFalse();

        assertThat(newer.instead(false, in(7))).isEmpty();
    }
}
