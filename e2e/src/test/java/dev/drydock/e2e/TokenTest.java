package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token's life, by the command line and by HTTP. */
@Tag("stack")
class TokenTest {
    @Test
    void aTokenIsShownOnceUsedRevokedAndAllOfThatIsKnown() {
        Harbour.Said made = Harbour.drydock("token", "create", "ci-bot", "--role", "viewer", "--scope", "team=peering");
        assertThat(made.exit()).as(made.out()).isZero();
        String secret = made.out().lines().findFirst().orElseThrow();
        assertThat(secret).matches("dry_[0-9a-z]{20}_[0-9a-f]{64}");
        assertThat(Harbour.drydock("token", "create", "ci-bot", "--role", "viewer"))
                .satisfies(s -> {
                    assertThat(s.exit()).isEqualTo(1);
                    assertThat(s.out()).contains("token revoke ci-bot");
                });

        assertThat(Tokens.send("GET", "/api/v1/me", secret, "application/json", "")
                        .body())
                .contains("\"name\":\"ci-bot\"", "\"role\":\"viewer\"", "\"scope\":\"team=peering\"");
        Dock.until("its use is known", Duration.ofSeconds(20), () -> !token("ci-bot")
                .path("used")
                .isNull());
        assertThat(Api.get("tokens").body().toString()).doesNotContain(secret.substring(30));
        assertThat(Harbour.drydock("token", "list").out()).contains("ci-bot", "sites with team=peering", "live");
        assertThat(Harbour.drydock("token", "revoke", "ci-bot").exit()).isZero();

        HttpResponse<String> over = Tokens.send("GET", "/api/v1/me", secret, "application/json", "");
        assertThat(over.statusCode()).isEqualTo(401);
        assertThat(over.body()).contains("token-revoked");
        assertThat(over.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        HttpResponse<String> almost =
                Tokens.send("GET", "/api/v1/me", secret.replaceFirst(".$", "x"), "application/json", "");
        assertThat(almost.body()).contains("no-token");
        assertThat(Harbour.drydock("whoami").out()).contains("administrator, administrator of all sites");
    }

    private static JsonNode token(String name) {
        for (JsonNode t : Api.get("tokens").body().path("items")) {
            if (t.path("name").asText().equals(name)) return t;
        }
        throw new AssertionError("no token " + name);
    }

    @Test
    void badTokensAreRefusedWithWhatWouldBeRight() {
        for (String bad : List.of(
                "{}",
                "{\"name\":\"drydock\",\"role\":\"viewer\"}",
                "{\"name\":\"a b\",\"role\":\"viewer\"}",
                "{\"name\":\"x1\",\"role\":\"root\"}",
                "{\"name\":\"x1\",\"role\":\"viewer\",\"scope\":\"team\"}",
                "{\"name\":\"x1\",\"role\":\"viewer\",\"scope\":\"team=a,team=b\"}",
                "{\"name\":\"x1\",\"role\":\"viewer\",\"expires\":\"-1d\"}",
                "{\"name\":\"x1\",\"role\":\"viewer\",\"expires\":\"99999d\"}")) {
            Api.Reply reply = Api.json("tokens", bad);
            assertThat(reply.status()).as(bad).isEqualTo(422);
            assertThat(reply.body().path("next").asText()).isNotEmpty();
        }
        assertThat(Api.json("tokens", "{\"name\":").status()).isEqualTo(400);
        assertThat(Api.get("tokens?limit=201").status()).isEqualTo(422);
        assertThat(Api.get("tokens").body().toString()).doesNotContain("\"x1\"");
    }

    @Test
    void aFloodWithoutAGoodTokenIsHeldUpAndHoldsUpNobodyElse() throws Exception {
        Tokens.Token good = Tokens.make("viewer", "");
        assertThat(good.get("/api/v1/me").statusCode()).isEqualTo(200);

        HttpResponse<String> held = Flood.untilHeldUp(5_000);

        assertThat(held.statusCode()).isEqualTo(429);
        assertThat(held.body()).contains("urn:drydock:problem:too-many");
        assertThat(Integer.parseInt(held.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 5);
        assertThat(good.get("/api/v1/me").statusCode()).isEqualTo(200);
    }
}
