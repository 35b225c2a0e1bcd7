package dev.drydock.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.RolloutView;
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
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

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
        ObjectNode run = example("runsShow.200");
        run.put("requestedBy", "ann").put("fourEyes", fourEyes);
        run.putArray("possible").add("approve").add("reject");
        RunView view = MAPPER.treeToValue(run, RunView.class);
        Who person = new Who(who, Role.APPROVER, Labels.NONE);

        assertThat(Deed.of(view, person)).contains(Deed.REJECT);
        assertThat(Deed.of(view, person).contains(Deed.APPROVE)).isEqualTo(offered);
        assertThat(Say.somebodyElse(view, person) == null).isEqualTo(offered);
    }

    @Test
    void a_run_that_waits_to_be_continued_does_one_step_and_waits_again() throws Exception {
        RunView view = waiting("backup", "migrate", "open-doors");

        assertThat(Deed.CONTINUE.does(view)).isEqualTo("The run goes on with: backup. Then it waits again.");
        assertThat(Deed.CONTINUE.does(waiting("open-doors"))).isEqualTo("The run goes on with: open-doors.");
        assertThat(Deed.APPROVE.does(view)).contains("goes on with what waits: backup, migrate, open-doors.");
    }

    @ParameterizedTest
    @CsvSource({"drill, drill ends here", "prune, one that is erased stays so", "upgrade, nothing was changed"})
    void what_a_cancel_leaves_is_said_of_each_kind(String kind, String said) throws Exception {
        assertThat(Deed.CANCEL.does(MAPPER.treeToValue(run().put("kind", kind).putNull("journey"), RunView.class)))
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource({"prove, true", "open-doors, false"})
    void proved_is_said_only_where_something_proves(String verb, boolean proves) throws Exception {
        ObjectNode run = run();
        run.putObject("doors").put("closed", "2026-01-01T00:00:00Z");
        run.putArray("wayBack").addObject().put("name", verb).put("verb", verb).put("state", "waiting");

        assertThat(Deed.ROLL_BACK.does(MAPPER.treeToValue(run, RunView.class)).contains("which is proved"))
                .isEqualTo(proves);
    }

    @ParameterizedTest
    @CsvSource({"stopped, 1, true", "ended, 1, true", "ended, 0, false", "going, 1, false"})
    void what_failed_is_tried_again_only_where_something_did(String standing, int failed, boolean offered)
            throws Exception {
        ObjectNode rollout = (ObjectNode)
                example("rolloutsShow.200").put("standing", standing).put("failed", failed);

        assertThat(RolloutDeed.of(MAPPER.treeToValue(rollout, RolloutView.class), Role.OPERATOR)
                        .contains(RolloutDeed.RETRY))
                .isEqualTo(offered);
    }

    private static RunView waiting(String... names) throws Exception {
        ObjectNode run = run();
        for (String name : names)
            run.withArray("steps")
                    .addObject()
                    .put("name", name)
                    .put("verb", name)
                    .put("state", "waiting");
        return MAPPER.treeToValue(run, RunView.class);
    }

    private static ObjectNode run() throws Exception {
        ObjectNode run = example("runsShow.200");
        run.putArray("steps");
        return run;
    }

    private static ObjectNode example(String name) throws Exception {
        return (ObjectNode) MAPPER.readTree(
                java.nio.file.Path.of("../docs/api/examples/" + name + ".json").toFile());
    }

    private static Map<String, Role> deeds(Class<?> api) {
        return Arrays.stream(api.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(POST.class) && m.isAnnotationPresent(Path.class))
                .collect(Collectors.toMap(
                        m -> m.getAnnotation(Path.class).value().replace("{id}/", ""),
                        m -> m.getAnnotation(Needs.class).value()));
    }
}
