package dev.drydock.participant.work;

import static dev.drydock.participant.Fixtures.NOW;
import static dev.drydock.participant.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VoiceTest {
    private final Voice voice = new Voice(id("r", 1));

    @Test
    void of_a_flood_the_newest_lines_are_kept_and_the_rest_counted() {
        for (int i = 0; i < 100; i++) voice.say("line " + i);

        var lines = voice.take(NOW).orElseThrow().lines();

        assertThat(lines)
                .hasSize(Voice.LINES + 1)
                .startsWith("… 60 lines left out")
                .endsWith("line 99");
    }

    @Test
    void a_long_line_is_cut() {
        voice.say("x".repeat(10_000));

        assertThat(voice.take(NOW).orElseThrow().lines().getFirst()).hasSize(Voice.LENGTH + 1);
    }

    @Test
    void who_has_said_nothing_new_is_not_passed_on() {
        voice.percent(10);
        voice.take(NOW);

        voice.percent(10);

        assertThat(voice.take(NOW)).isEmpty();
    }
}
