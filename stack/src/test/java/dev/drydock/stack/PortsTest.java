package dev.drydock.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void services_follow_the_one_that_was_given() {
        Ports ports = Ports.choose(Options.standard().withPort(8070), Map.of(), Set.of());

        assertThat(ports.get(Service.ORCHESTRATOR)).isEqualTo(8070);
        assertThat(ports.get(Service.MAINTENANCE)).isEqualTo(8074);
    }

    @Test
    void the_last_ones_are_kept() {
        Ports first = Ports.choose(Options.free(), Map.of(), Set.of());

        Ports second = Ports.choose(Options.standard(), first.of(), Set.of());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void free_ones_are_all_different() {
        Ports ports = Ports.choose(Options.free(), Map.of(), Set.of());

        assertThat(new HashSet<>(ports.of().values())).hasSize(9);
    }

    @Test
    void what_runs_stays_where_it_is() {
        Map<String, Integer> before =
                new HashMap<>(Ports.choose(Options.free(), Map.of(), Set.of()).of());

        Ports ports = Ports.choose(
                Options.standard().withPort(8070).withKafkaPort(9999), before, Set.of("kafka", "vcs", "demo-web"));

        assertThat(ports.get("kafka")).isEqualTo(before.get("kafka"));
        assertThat(ports.get("controller")).isEqualTo(before.get("controller"));
        assertThat(ports.get(Service.VCS)).isEqualTo(before.get("vcs"));
        assertThat(ports.get(Service.BACKUP)).isEqualTo(8071);
    }

    @Test
    void a_busy_one_is_named_with_who_has_it_and_what_to_type() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.choose(Options.free().withPostgresPort(busy.getLocalPort()), Map.of(), Set.of());

            assertThatThrownBy(() -> ports.mustBeFree("postgres"))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("port " + busy.getLocalPort() + " for postgres is busy")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--postgres-port");
        }
    }
}
