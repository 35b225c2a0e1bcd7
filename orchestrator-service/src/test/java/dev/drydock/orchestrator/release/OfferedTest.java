package dev.drydock.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.release.Offered.Heard;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Since when a site is behind: since the first release newer than its own was heard of. */
class OfferedTest {
    private static final Instant FIRST = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void it_is_behind_since_the_first_newer_one_was_heard_of() {
        assertThat(heard("1.0.0", "1.2.0", "1.10.0", "1.9.0").behind("v1.1.0"))
                .isEqualTo(Behind.by("1.10.0", FIRST.plusSeconds(1)));
    }

    @Test
    void what_is_as_old_or_older_or_a_candidate_does_not_count() {
        assertThat(heard("1.0.0", "1.1.0", "1.2.0-rc.1").behind("v1.1.0")).isEqualTo(Behind.UP_TO_DATE);
    }

    @Test
    void a_site_on_a_candidate_is_behind_its_release() {
        assertThat(heard("1.2.0").behind("v1.2.0-rc.1")).isEqualTo(Behind.by("1.2.0", FIRST));
    }

    @Test
    void where_its_version_has_no_place_in_the_order_nobody_knows() {
        assertThat(heard("1.2.0").behind("refs/heads/main")).isEqualTo(Behind.UNKNOWN);
        assertThat(heard("1.2.0").behind(null)).isEqualTo(Behind.UNKNOWN);
    }

    @Test
    void where_some_were_left_out_that_none_is_newer_means_nothing() {
        Offered some = offered(false, "1.0.0", "1.2.0");

        assertThat(some.behind("v1.2.0")).isEqualTo(Behind.UNKNOWN);
        assertThat(some.behind("v1.1.0")).isEqualTo(Behind.by("1.2.0", FIRST.plusSeconds(1)));
    }

    private static Offered heard(String... versions) {
        return offered(true, versions);
    }

    /** Each a second after the one before. */
    private static Offered offered(boolean all, String... versions) {
        List<Heard> heard = IntStream.range(0, versions.length)
                .mapToObj(i -> new Heard(versions[i], FIRST.plusSeconds(i)))
                .toList();
        return new Offered(new Versions(Fixtures.recipe("small")), heard, all);
    }
}
