package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private static Method of(Class<?> api, String name) {
        return Arrays.stream(api.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void parametersAreThoseOfTheMethodAndOfItsBeans() {
        assertThat(Queries.of(of(ExplainApi.class, "explain"))).containsExactly("to");
        assertThat(Queries.of(of(RunsApi.class, "list")))
                .containsExactly("cursor", "kind", "limit", "open", "since", "site", "state");
        assertThat(Stream.of("add", "list").map(m -> Queries.of(of(PoliciesApi.class, m))))
                .allMatch(java.util.Set::isEmpty);
    }
}
