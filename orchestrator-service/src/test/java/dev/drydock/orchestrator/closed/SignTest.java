package dev.drydock.orchestrator.closed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.recipe.Visitors;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignTest {
    private static final Visitors VISITORS = new Visitors("Fermé", "Nous revenons.", "Retour vers {time}.", "fr");
    private static final Instant NOW = Instant.parse("2027-01-10T01:00:30Z");

    private static Sign sign(Instant end) {
        return Sign.of(VISITORS, end, NOW);
    }

    @Test
    void says_what_the_site_says_and_when_the_doors_should_open() {
        assertThat(sign(Instant.parse("2027-01-10T01:06:10Z")))
                .isEqualTo(new Sign("Fermé", "Nous revenons.", "Retour vers 01:07 UTC.", "fr", 300));
    }

    @Test
    void a_full_minute_stays_one() {
        assertThat(sign(Instant.parse("2027-01-10T01:06:00Z")).until()).isEqualTo("Retour vers 01:06 UTC.");
    }

    @Test
    void promises_nothing_that_nobody_knows() {
        assertThat(sign(null)).isEqualTo(new Sign("Fermé", "Nous revenons.", "", "fr", 60));
    }

    @Test
    void nor_what_has_been_broken_already() {
        assertThat(sign(NOW)).isEqualTo(sign(null));
        assertThat(sign(NOW.minusSeconds(900))).isEqualTo(sign(null));
    }

    @Test
    void who_has_the_page_open_sees_each_minute_whether_it_is_over() {
        assertThat(sign(NOW.plusSeconds(200)).refresh()).isEqualTo(60);
        assertThat(sign(NOW.plusSeconds(20)).refresh()).isEqualTo(21);
    }

    @Test
    void sends_nobody_away_for_a_day_and_has_nobody_ask_each_second() {
        assertThat(sign(NOW.plusSeconds(1)).retry()).isEqualTo(10);
        assertThat(sign(NOW.plusSeconds(86_400)).retry()).isEqualTo(300);
    }
}
