package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that does not answer holds up its own people only, and only until it does. */
@Tag("systems")
class ProviderAwayTest {
    private static final String ME = "/api/v1/me";

    @TempDir
    Path temp;

    @Test
    void drydockStartsWithoutItAndItsOwnTokensAreGoodAsEver() {
        Issuer issuer = new Issuer();
        issuer.leave();
        Options options = Options.free()
                .with(Map.of("DRYDOCK_OIDC_ISSUER", issuer.url(), "DRYDOCK_OIDC_ROLES", "leads=viewer"))
                .with(Service.ORCHESTRATOR);
        try (Stack stack = Stack.start(temp.resolve("data"), options)) {
            long now = Instant.now().getEpochSecond();
            String token = issuer.token(
                    "{\"iss\":\"%s\",\"aud\":[\"drydock\",\"x\"],\"sub\":\"7\",\"iat\":%d,\"exp\":%d,\"groups\":\"leads\"}"
                            .formatted(issuer.url(), now, now + 600));

            HttpResponse<String> away = ask(stack, token);
            assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
            assertThat(away.body()).contains("urn:drydock:problem:provider-away");
            assertThat(ask(stack, stack.token()).statusCode()).isEqualTo(200);

            issuer.comeBack();
            Dock.until(
                    "it is asked again",
                    Duration.ofSeconds(30),
                    () -> ask(stack, token).statusCode() == 200);
            assertThat(ask(stack, token).body()).contains("oidc:7", "viewer");

            issuer.leave();
            assertThat(ask(stack, token).statusCode()).as("its keys are known").isEqualTo(200);
        }
    }

    private static HttpResponse<String> ask(Stack stack, String token) {
        return Tokens.send(stack.url(), "GET", ME, token, "application/json", "");
    }
}
