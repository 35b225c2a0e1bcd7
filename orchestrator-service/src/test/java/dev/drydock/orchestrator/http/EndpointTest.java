package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.identity.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No endpoint answers before it is said who may ask it: the service does not start with one that does. */
class EndpointTest {
    @Test
    void each_that_ships_says_who_may_ask_it() {
        List<Endpoint> all = Endpoints.all();

        assertThat(all).hasSizeGreaterThan(30);
        assertThat(all).allSatisfy(e -> assertThat(e.fault()).isEmpty());
    }

    @Path("/api/v1/sites")
    static class Forgotten {
        @GET
        @Path("{name}/secrets")
        public String secrets() {
            return "";
        }
    }

    @Path("/api/v1/sites")
    static class Misplaced {
        @GET
        @Path("{name}")
        @Needs(value = Role.VIEWER, of = Of.NONE)
        public String ofNoSite() {
            return "";
        }

        @GET
        @Needs(value = Role.VIEWER, of = Of.SITE)
        public String ofASiteThatThePathDoesNotName() {
            return "";
        }

        @POST
        @Open
        public String openBesideWebhooks() {
            return "";
        }
    }

    @Path("/webhooks/forge")
    static class Webhook {
        @POST
        @Open
        public String hear() {
            return "";
        }

        @GET
        @Open
        @Needs(Role.VIEWER)
        public String both() {
            return "";
        }
    }

    @Test
    void one_that_does_not_is_refused() {
        assertThat(faults(Forgotten.class))
                .singleElement()
                .asString()
                .contains("GET /api/v1/sites/{name}/secrets", "Forgotten.secrets", "@Needs");
    }

    @Test
    void so_is_one_whose_path_says_something_else() {
        assertThat(faults(Misplaced.class))
                .hasSize(3)
                .anySatisfy(f -> assertThat(f).contains("ofNoSite", "names a SITE"))
                .anySatisfy(f -> assertThat(f).contains("ofASiteThatThePathDoesNotName", "no {name}"))
                .anySatisfy(f -> assertThat(f).contains("openBesideWebhooks", "/webhooks/"));
    }

    @Test
    void one_that_is_open_lies_below_webhooks_and_is_for_nobody_in_particular() {
        assertThat(faults(Webhook.class)).singleElement().asString().contains("Webhook.both");
    }

    @Test
    void only_paths_that_are_some_pass_before_anybody_knows_by_whom() {
        assertThat(List.of("/closed/my-site", "/closed/7", "/webhooks/gitea", Login.PATH))
                .allMatch(Endpoint::mayBeOpen);
        assertThat(List.of(
                        "/closed",
                        "/closed/",
                        "/closed/a/b",
                        "/closed/a/",
                        "/closed/<script>",
                        "/closed/-a",
                        "/closed/" + "a".repeat(64)))
                .noneMatch(Endpoint::mayBeOpen);
        assertThat(List.of("/webhooks/", "/webhooks/a/b", Login.PATH + "/more", "/api/v1/sites"))
                .noneMatch(Endpoint::mayBeOpen);
    }

    private static List<String> faults(Class<?> c) {
        return Endpoint.of(Stream.of(c)).stream()
                .flatMap(e -> e.fault().stream())
                .toList();
    }
}
