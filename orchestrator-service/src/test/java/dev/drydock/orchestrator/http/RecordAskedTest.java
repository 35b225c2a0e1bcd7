package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.orchestrator.store.Recorded.Asked;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordAskedTest {
    private final RecordAsked wish = new RecordAsked();

    @Test
    void what_a_form_leaves_empty_is_not_asked_for() {
        wish.site = "";
        wish.by = " ";
        wish.type = "";
        wish.since = "";

        assertThat(wish.asked()).isEqualTo(Asked.ALL);
        assertThat(wish.query()).isEmpty();
        assertThat(wish.sinceDate()).isEmpty();
    }

    @Test
    void a_date_is_from_its_beginning_and_until_its_end() {
        wish.since = "2027-01-10";
        wish.until = "2027-01-10";

        assertThat(wish.asked().since()).isEqualTo(Instant.parse("2027-01-10T00:00:00Z"));
        assertThat(wish.asked().until()).isEqualTo(Instant.parse("2027-01-11T00:00:00Z"));
    }

    @Test
    void a_time_is_that_time_and_the_page_goes_on_with_all_of_it() {
        wish.site = "one";
        wish.by = "ann+bob";
        wish.type = "step.done";
        wish.until = "2027-01-10T01:02:03Z";

        assertThat(wish.asked())
                .isEqualTo(new Asked("one", "ann+bob", "step.done", null, Instant.parse("2027-01-10T01:02:03Z")));
        assertThat(wish.query()).isEqualTo("&site=one&by=ann%2Bbob&type=step.done&until=2027-01-10T01%3A02%3A03Z");
        assertThat(wish.untilDate()).isEqualTo("2027-01-10");
    }

    @ParameterizedTest
    @CsvSource({"soon,,", ",2027-02-30,", ",,step", ",,dev.drydock.step.done.v1"})
    void what_is_wrong_is_named(String since, String until, String type) {
        wish.since = since;
        wish.until = until;
        wish.type = type;
        String named = since != null ? "since" : until != null ? "until" : "type";

        assertThatThrownBy(wish::asked).isInstanceOf(Problem.class).hasMessageContaining("`" + named + "` is");
    }
}
