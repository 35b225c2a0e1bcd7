package dev.drydock.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.RolloutsApi;
import dev.drydock.orchestrator.http.RunView;
import dev.drydock.orchestrator.http.RunsApi;
import dev.drydock.orchestrator.identity.Labels;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.identity.Who;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"ann, true, false", "ben, true, true", "ann, false, true"})
    void who_asked_for_a_run_is_not_offered_to_approve_it_where_four_eyes_are_required(
            String who, boolean fourEyes, boolean offered) throws Exception {
        JsonMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        ObjectNode run = (ObjectNode) mapper.readTree(
                java.nio.file.Path.of("../docs/api/examples/runsShow.200.json").toFile());
        run.put("requestedBy", "ann").put("fourEyes", fourEyes);
        run.putArray("possible").add("approve").add("reject");
        RunView view = mapper.treeToValue(run, RunView.class);
        Who person = new Who(who, Role.APPROVER, Labels.NONE);

        assertThat(Deed.of(view, person)).contains(Deed.REJECT);
        assertThat(Deed.of(view, person).contains(Deed.APPROVE)).isEqualTo(offered);
        assertThat(Say.somebodyElse(view, person) == null).isEqualTo(offered);
    }

    private static Map<String, Role> deeds(Class<?> api) {
        return Arrays.stream(api.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(POST.class) && m.isAnnotationPresent(Path.class))
                .collect(Collectors.toMap(
                        m -> m.getAnnotation(Path.class).value().replace("{id}/", ""),
                        m -> m.getAnnotation(Needs.class).value()));
    }
}
