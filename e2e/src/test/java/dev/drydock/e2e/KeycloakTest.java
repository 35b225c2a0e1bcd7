package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
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
                        "DRYDOCK_OIDC_ROLES", "leads=approver",
                        "DRYDOCK_OIDC_CLIENT", "console"))
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
            try (Browser browser = new Browser()) {
                peopleLogInAtTheConsole(stack, browser);
            }
        }
    }

    private static void peopleLogInAtTheConsole(Stack stack, Browser browser) {
        // to a browser another site than the provider's
        String at = stack.url().replace("127.0.0.1", "localhost");
        Browser.Person ann = browser.stranger(1280, 900, ColorScheme.LIGHT);
        ann.page().navigate(at + "/recipes");
        ann.isForEverybody();
        ann.follow("Log in at 127.0.0.1");
        atTheProvider(ann, "ann");

        ann.sees("harbour");
        assertThat(ann.page().url()).isEqualTo(at + "/recipes");
        assertThat(ann.text()).contains("oidc:ann");
        assertThat(ann.context().cookies(at + "/login/provider"))
                .extracting(c -> c.name)
                .containsExactly("drydock");
        ann.page().navigate(at + "/login/provider/back?code=x&state=" + "a".repeat(43));
        ann.sees("That login was not begun here");
        ann.page().navigate(at + "/tokens");
        ann.sees("approver");
        assertThat(ann.text()).doesNotContain("Make one");

        // somebody else's code, or none: whoever has not begun it here does not come in
        Browser.Person stranger = browser.stranger(1280, 900, ColorScheme.DARK);
        stranger.page().navigate(at + "/login/provider/back?code=x&state=y");
        stranger.sees("That login was not begun here");
        stranger.isForEverybody();

        Browser.Person ben = browser.stranger(1280, 900, ColorScheme.LIGHT);
        ben.page().navigate(at + "/login/provider?to=//evil.example");
        atTheProvider(ben, "ben");
        ben.sees("gives no role here");
    }

    private static void atTheProvider(Browser.Person person, String name) {
        person.page().locator("#username").fill(name);
        person.page().locator("#password").fill("of-" + name);
        person.page().locator("#kc-login").click();
    }

    private static HttpResponse<String> ask(Stack stack, String token) {
        return Tokens.send(stack.url(), "GET", "/api/v1/me", token, "application/json", "");
    }
}
