package dev.drydock.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartsTest {

    @Test
    void the_provider_s_settings_and_their_secret_go_to_the_orchestrator_alone() {
        List<Service> told = Service.ALL.stream()
                .filter(s -> Parts.handsOn("DRYDOCK_OIDC_CLIENT_SECRET", s))
                .toList();

        assertThat(told).containsExactly(Service.ORCHESTRATOR);
    }

    @ParameterizedTest
    @EnumSource
    void what_an_operator_sets_goes_to_all_and_what_is_somebody_s_own_to_none(Service service) {
        assertThat(List.of("DRYDOCK_TRACES", "DRYDOCK_CALL_PROGRAM", "QUARKUS_LOG_LEVEL"))
                .allMatch(name -> Parts.handsOn(name, service));
        assertThat(List.of("DRYDOCK_TOKEN", "DRYDOCK_SIGNING_KEY", "QUARKUS_DATASOURCE_PASSWORD", "HOME"))
                .noneMatch(name -> Parts.handsOn(name, service));
    }
}
