package dev.drydock.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.RolloutsApi;
import dev.drydock.orchestrator.http.RunsApi;
import dev.drydock.orchestrator.identity.Role;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The console asks the API's own code: a button is for whom the API has it for, and nothing of the API has none. */
class DeedTest {
    @Test
    void each_deed_of_a_run_is_for_whom_the_api_has_it_for() {
        Map<String, Role> ofTheApi = deeds(RunsApi.class);

        Map<String, Role> ofTheConsole = Arrays.stream(Deed.values()).collect(Collectors.toMap(Deed::word, Deed::role));
        assertThat(ofTheConsole).isEqualTo(ofTheApi).hasSize(7);
    }

    @Test
    void each_deed_of_a_rollout_is_there() {
        assertThat(deeds(RolloutsApi.class))
                .containsOnlyKeys(Arrays.stream(RolloutDeed.values())
                        .map(RolloutDeed::word)
                        .toList()
                        .toArray(String[]::new))
                .allSatisfy((deed, role) -> assertThat(role).isEqualTo(Role.OPERATOR));
    }

    private static Map<String, Role> deeds(Class<?> api) {
        return Arrays.stream(api.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(POST.class) && m.isAnnotationPresent(Path.class))
                .collect(Collectors.toMap(
                        m -> m.getAnnotation(Path.class).value().replace("{id}/", ""),
                        m -> m.getAnnotation(Needs.class).value()));
    }
}
