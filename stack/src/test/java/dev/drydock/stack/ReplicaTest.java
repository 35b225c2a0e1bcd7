package dev.drydock.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaTest {

    @Test
    void the_first_is_named_as_its_service() {
        assertThat(Replica.named("vcs")).isEqualTo(Replica.first(Service.VCS));
        assertThat(Replica.first(Service.VCS).name()).isEqualTo("vcs");
    }

    @Test
    void each_further_one_has_its_number_behind_that() {
        assertThat(Replica.named("vcs-2")).isEqualTo(Replica.first(Service.VCS).next());
        assertThat(Replica.named("orchestrator-12").name()).isEqualTo("orchestrator-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "vcs-1", "vcs-0", "vcs-02", "vcs-", "harbour-2", "tables-vcs", "bench-vcs"})
    void what_is_no_service_is_none(String name) {
        assertThat(Replica.of(name)).isEmpty();
        assertThatThrownBy(() -> Replica.named(name)).hasMessageContaining(name);
    }

    @Test
    void one_more_has_a_port_of_its_own() {
        Ports ports = Ports.choose(Options.free(), Map.of(), Set.of());

        Ports more = ports.with("vcs-2");

        assertThat(more.of()).containsAllEntriesOf(ports.of());
        assertThat(ports.of().values()).doesNotContain(more.get("vcs-2"));
    }
}
