package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real provider: its people are let in with the roles that it gives them. */
@Tag("systems")
class KeycloakTest {
    @TempDir
    Path temp;

    @Test
    void itsPeopleHaveTheRolesThatItGivesThem() throws Exception {
        Keycloak keycloak = Keycloak.fetch(temp);
        Options options = Options.free()
                .with(Map.of(
                        "DRYDOCK_OIDC_ISSUER", keycloak.issuer(),
                        "DRYDOCK_OIDC_ROLE_CLAIM", "realm_access/roles",
                        "DRYDOCK_OIDC_ROLES", "leads=approver"))
                .with(Service.ORCHESTRATOR);
        try (Stack stack = Stack.start(temp.resolve("data"), options)) {
            keycloak.start(stack);

            HttpResponse<String> ann = ask(stack, keycloak.token("cli", "ann"));
            assertThat(ann.statusCode()).as(ann.body()).isEqualTo(200);
            assertThat(ann.body()).contains("\"name\":\"oidc:ann\"", "\"role\":\"approver\"");
            HttpResponse<String> ben = ask(stack, keycloak.token("cli", "ben"));
            assertThat(ben.statusCode()).as(ben.body()).isEqualTo(403);
            assertThat(ben.body()).contains("urn:drydock:problem:no-role", "oidc:ben");
            HttpResponse<String> elsewhere = ask(stack, keycloak.token("shop", "ann"));
            assertThat(elsewhere.statusCode()).as("it is for the shop").isEqualTo(401);
            String token = keycloak.token("cli", "ann");
            assertThat(ask(stack, token.substring(0, token.length() - 4) + "AAAA")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private static HttpResponse<String> ask(Stack stack, String token) {
        return Tokens.send(stack.url(), "GET", "/api/v1/me", token, "application/json", "");
    }
}
