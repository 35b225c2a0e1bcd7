package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.saga.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows by the clocks of real places, also in the nights when these are set. */
class HoursTest {
    private static Hours hours(String window) {
        return Fixtures.value(PolicyReader.read("p.yaml", "policy: p\nwindow: " + window + "\n"))
                .hours();
    }

    private static Window first(Hours hours, String from) {
        return hours.from(Instant.parse(from)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // summer and winter
                "Europe/Berlin    | 01:00 | 04:00 | 2026-07-01T12:00:00Z | 2026-07-01T23:00:00Z | 2026-07-02T02:00:00Z",
                "Europe/Berlin    | 01:00 | 04:00 | 2026-12-01T12:00:00Z | 2026-12-02T00:00:00Z | 2026-12-02T03:00:00Z",
                // set forward: 02:00 to 03:00 is not there
                "Europe/Berlin    | 01:00 | 04:00 | 2026-03-28T12:00:00Z | 2026-03-29T00:00:00Z | 2026-03-29T02:00:00Z",
                "Europe/Berlin    | 02:30 | 04:00 | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z | 2026-03-29T02:00:00Z",
                "America/New_York | 01:00 | 02:30 | 2026-03-08T04:30:00Z | 2026-03-08T06:00:00Z | 2026-03-08T07:00:00Z",
                // all of it is not there: the next night
                "Europe/Berlin    | 02:00 | 03:00 | 2026-03-28T12:00:00Z | 2026-03-30T00:00:00Z | 2026-03-30T01:00:00Z",
                // set back: 02:00 to 03:00 comes twice, and the end is never later than said
                "Europe/Berlin    | 01:00 | 02:30 | 2026-10-24T12:00:00Z | 2026-10-24T23:00:00Z | 2026-10-25T00:30:00Z",
                "Europe/Berlin    | 02:00 | 03:00 | 2026-10-24T12:00:00Z | 2026-10-25T00:00:00Z | 2026-10-25T02:00:00Z",
                // over midnight, and half an hour
                "Asia/Kolkata     | 23:00 | 02:00 | 2026-05-01T12:00:00Z | 2026-05-01T17:30:00Z | 2026-05-01T20:30:00Z",
                // half an hour of summer time
                "Australia/Lord_Howe | 01:45 | 03:00 | 2026-10-03T00:00:00Z | 2026-10-03T15:15:00Z | 2026-10-03T16:00:00Z",
            })
    void are_there_by_the_clocks_of_the_place(
            String zone, String from, String to, String now, String opens, String closes) {
        Window w = first(hours("{ from: \"" + from + "\", to: \"" + to + "\", zone: " + zone + " }"), now);

        assertThat(w).isEqualTo(new Window(Instant.parse(opens), Instant.parse(closes)));
    }

    @Test
    void one_that_is_open_is_the_first() {
        Hours overnight = hours("{ days: [ sat ], from: \"22:00\", to: \"04:00\", zone: UTC }");

        Window w = first(overnight, "2026-11-22T03:59:59Z");

        assertThat(w.from()).isEqualTo(Instant.parse("2026-11-21T22:00:00Z"));
        assertThat(first(overnight, "2026-11-22T04:00:00Z").from()).isEqualTo(Instant.parse("2026-11-28T22:00:00Z"));
    }

    @Test
    void no_minute_of_a_blackout_day_is_in_one() {
        Hours overnight = hours("{ from: \"22:00\", to: \"04:00\", zone: UTC, not: [ 2026-12-25 ] }");

        List<Instant> opens = overnight
                .from(Instant.parse("2026-12-23T12:00:00Z"))
                .limit(3)
                .map(Window::from)
                .toList();

        assertThat(opens)
                .containsExactly(
                        Instant.parse("2026-12-23T22:00:00Z"),
                        Instant.parse("2026-12-26T22:00:00Z"),
                        Instant.parse("2026-12-27T22:00:00Z"));
    }

    @Test
    void until_midnight_touches_no_other_day() {
        Hours evening = hours("{ from: \"20:00\", to: \"00:00\", zone: UTC, not: [ 2026-12-25 ] }");

        assertThat(first(evening, "2026-12-24T12:00:00Z").until()).isEqualTo(Instant.parse("2026-12-25T00:00:00Z"));
    }

    @Test
    void over_two_years_each_night_has_one_that_is_no_longer_than_by_the_clock() {
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago")) {
            Hours hours = hours("{ from: \"00:30\", to: \"03:30\", zone: " + zone + " }");

            List<Window> all =
                    hours.from(Instant.parse("2026-01-01T12:00:00Z")).limit(700).toList();

            assertThat(all).hasSize(700);
            for (int i = 1; i < all.size(); i++) {
                assertThat(all.get(i).from()).isAfter(all.get(i - 1).until());
                assertThat(Duration.between(all.get(i).from(), all.get(i).until()))
                        .isLessThanOrEqualTo(Duration.ofHours(4));
            }
        }
    }
}
