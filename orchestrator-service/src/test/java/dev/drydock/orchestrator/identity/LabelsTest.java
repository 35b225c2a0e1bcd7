package dev.drydock.orchestrator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    private static final Labels SITE = Labels.of(Map.of("team", "peering", "env", "prod"));

    @Test
    void a_site_is_within_a_scope_only_with_all_its_labels() {
        assertThat(SITE.has(labels("team=peering"))).isTrue();
        assertThat(SITE.has(labels("env=prod,team=peering"))).isTrue();
        assertThat(SITE.has(labels("team=peering,env=test"))).isFalse();
        assertThat(SITE.has(labels("team=peering,zone=a"))).isFalse();
        assertThat(labels("team=peering").has(SITE)).isFalse();
    }

    @Test
    void no_labels_are_a_scope_of_all_sites_and_a_site_without_any_is_in_no_other() {
        assertThat(SITE.has(Labels.NONE)).isTrue();
        assertThat(Labels.NONE.has(Labels.NONE)).isTrue();
        assertThat(Labels.NONE.has(labels("team=peering"))).isFalse();
    }

    @Test
    void what_is_written_is_read_again_in_one_order() {
        assertThat(SITE.text()).isEqualTo("env=prod,team=peering");
        assertThat(Labels.read(SITE.text())).contains(SITE);
        assertThat(Labels.read("")).contains(Labels.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team",
                "=a",
                "team=",
                "team=a,",
                ",team=a",
                "team=a,team=b",
                "team=a=b",
                "Team=a",
                "team=A",
                "team= a",
                "team=a;b",
                "team=a\n",
                "team=*",
                " ",
                "team=%",
                "té=a"
            })
    void what_is_no_list_of_labels_is_none(String text) {
        assertThat(Labels.read(text)).isEmpty();
        assertThat(Labels.stored(text).has(labels("team=a"))).isFalse();
    }

    @Test
    void there_is_an_end_to_them() {
        assertThat(Labels.read(many(20))).isPresent();
        assertThat(Labels.read(many(21))).isEmpty();
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
    }

    private static Labels labels(String text) {
        return Labels.read(text).orElseThrow();
    }
}
