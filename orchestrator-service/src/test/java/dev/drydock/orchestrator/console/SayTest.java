package dev.drydock.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.http.RunView;
import dev.drydock.orchestrator.release.Behind;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayTest {
    private static final Instant THEN = Instant.parse("2027-01-10T01:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-5, 0.0 s",
        "0, 0.0 s",
        "9, 9.0 s",
        "10, 10 s",
        "59, 59 s",
        "61, 1 min 1 s",
        "3600, 1 h 0 min",
        "90061, 25 h 1 min",
        "172800, 2 days",
    })
    void how_long_something_took(long seconds, String text) {
        assertThat(Say.took(THEN, THEN.plusSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"999, 999 B", "1000, 1.0 kB", "20480000, 20 MB", "2000000000, 2.0 GB", "3000000000000, 3.0 TB"})
    void how_large_something_is(long bytes, String text) {
        assertThat(Say.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "behind, -5, |1.2, known for less than a day|",
                "behind, 90000, |1.2, known for 1 day|",
                "behind, 1036800, |1.2, known for 12 days|",
                "up-to-date, 0, none that was heard of",
                "nothing-heard, 0, no release was heard of",
                "unknown, 0, cannot be told",
            })
    void how_far_a_site_is_behind(String standing, long seconds, String text) {
        assertThat(Say.text(new Behind(standing, THEN, "1.2"), THEN.plusSeconds(seconds)))
                .isEqualTo(text);
    }

    @Test
    void a_branch_is_called_as_people_call_it() {
        assertThat(Say.text(new Version("refs/heads/main", "abc"))).isEqualTo("main");
        assertThat(Say.text((Version) null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "`drydock show 7` or wait, <code>drydock show 7</code> or wait",
                "a ` alone, a ` alone",
                "`<b>`&', <code>&lt;b&gt;</code>&amp;&#39;",
                "<script>`x, &lt;script&gt;`x",
                "nothing, nothing",
            })
    void what_is_to_be_typed_is_shown_so_and_markup_is_text(String text, String html) {
        assertThat(Say.code(text).getValue()).isEqualTo(html);
    }

    @Test
    void what_stands_in_a_path_cannot_leave_it() {
        assertThat(Say.part("a/../b?c=<d>&e f")).isEqualTo("a%2F..%2Fb%3Fc%3D%3Cd%3E%26e%20f");
    }

    @ParameterizedTest
    @CsvSource({
        "upgrade, succeeded, '', upgraded and healthy",
        "backup, succeeded, '', backup done",
        "restore, succeeded, '', restore done",
        "upgrade, waiting, approve, waiting for a person",
        "upgrade, waiting, continue, waiting for a person",
        "upgrade, waiting, cancel, waiting",
        "backup, rolled-back, '', rolled back: exactly as before",
    })
    void where_a_run_stands(String kind, String state, String possible, String text) throws Exception {
        JsonMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        ObjectNode run = (ObjectNode) mapper.readTree(
                Path.of("../docs/api/examples/runsShow.200.json").toFile());
        run.put("kind", kind).put("state", state).putArray("possible").add(possible);
        assertThat(Say.plainly(mapper.treeToValue(run, RunView.class))).isEqualTo(text);
    }
}
