package dev.drydock.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.store.DocumentRow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static Policy read(String yaml) {
        DocumentRow row = new DocumentRow();
        row.kind = DocumentRow.POLICY;
        row.name = "night";
        row.yaml = yaml;
        return Policies.read(row, Map.of("team", "peering"));
    }

    @Test
    void a_document_of_a_newer_drydock_is_not_gone_but_as_strict_as_it_may_be() {
        Policy unread = read("policy: night\nlabels: { env: prod }\nby-itself: major\nsolstice: yes\n");

        assertThat(unread.unread()).contains("the policy night cannot be read", "night.yaml:4");
        assertThat(unread.labels()).isEqualTo(Map.of("env", "prod"));
        assertThat(unread.alone().word()).isEqualTo("none");
    }

    @Test
    void one_that_is_read_says_what_it_says() {
        assertThat(read("policy: night\nby-itself: major\n").unread()).isNull();
    }
}
