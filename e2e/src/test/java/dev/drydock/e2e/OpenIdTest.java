package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of a provider: the good one, and every wrong kind. */
@Tag("stack")
class OpenIdTest {
    private static final String ME = "/api/v1/me";

    /** @param more further claims, or others in their place */
    private static String claims(String... more) {
        Map<String, String> claims = new LinkedHashMap<>();
        long now = Instant.now().getEpochSecond();
        claims.put("iss", "\"" + Dock.ISSUER.url() + "\"");
        claims.put("aud", "\"drydock\"");
        claims.put("sub", "\"7\"");
        claims.put("iat", Long.toString(now));
        claims.put("exp", Long.toString(now + 300));
        claims.put("preferred_username", "\"ann\"");
        claims.put("realm_access", "{\"roles\":[\"leads\",\"other\"]}");
        claims.put("sites", "[\"team=oidc\"]");
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] == null) claims.remove(more[i]);
            else claims.put(more[i], more[i + 1]);
        }
        StringBuilder json = new StringBuilder("{");
        claims.forEach((k, v) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(k)
                .append("\":")
                .append(v));
        return json.append("}").toString();
    }

    private static HttpResponse<String> ask(String token, String path) {
        return Tokens.send("GET", path, token, "application/json", "");
    }

    @Test
    void aGoodOneIsSomebodyWithARoleAndAScope() {
        String token = Dock.ISSUER.token(claims());

        assertThat(ask(token, ME).body())
                .contains(
                        "\"name\":\"oidc:ann\"",
                        "\"role\":\"approver\"",
                        "\"scope\":\"team=oidc\"",
                        "\"expires\":\"20");
        assertThat(ask(token, "/api/v1/tokens").statusCode()).isEqualTo(403);
        assertThat(ask(token, "/api/v1/sites").statusCode()).isEqualTo(200);
        String operator =
                Dock.ISSUER.token(claims("realm_access", "{\"roles\":[\"/ops\"]}", "preferred_username", null));
        assertThat(ask(operator, ME).body()).contains("\"name\":\"oidc:7\"", "\"role\":\"operator\"");
    }

    @Test
    void aWrongOneIsRefusedWhateverIsWrongWithIt() {
        String good = Dock.ISSUER.token(claims());
        long past = Instant.now().getEpochSecond() - 600;
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("unsigned", Issuer.unsigned(claims()));
        wrong.put("unsigned, with a signature", Issuer.unsigned(claims()) + good.substring(good.lastIndexOf('.') + 1));
        wrong.put("signed with the public key", Dock.ISSUER.byPublicKey(claims()));
        wrong.put(
                "signed with another key",
                Issuer.token(
                        "{\"alg\":\"RS256\",\"kid\":\"" + Issuer.KEY + "\"}",
                        claims(),
                        Issuer.keys().getPrivate()));
        wrong.put(
                "signed with a key of its own",
                Issuer.token(
                        "{\"alg\":\"RS256\",\"kid\":\"other\"}",
                        claims(),
                        Issuer.keys().getPrivate()));
        wrong.put("for somebody else", Dock.ISSUER.token(claims("aud", "\"shop\"")));
        wrong.put("for nobody", Dock.ISSUER.token(claims("aud", null)));
        wrong.put("of another issuer", Dock.ISSUER.token(claims("iss", "\"http://127.0.0.1:1/realm\"")));
        wrong.put("expired", Dock.ISSUER.token(claims("iat", "" + (past - 60), "exp", "" + past)));
        wrong.put("without an end", Dock.ISSUER.token(claims("exp", null)));
        wrong.put("without a subject", Dock.ISSUER.token(claims("sub", null)));
        wrong.put("changed", good.replaceFirst("\\.[^.]+\\.", "." + good.split("\\.")[1].substring(1) + "."));
        wrong.put("cut", good.substring(0, good.length() - 9));
        wrong.put("no token at all", "a.b.c");

        wrong.forEach((what, token) -> {
            HttpResponse<String> reply = ask(token, ME);
            assertThat(reply.statusCode()).as(what + " " + reply.body()).isEqualTo(401);
            assertThat(reply.body()).as(what).contains("urn:drydock:problem:no-token");
        });
    }

    @Test
    void whoHasNoGroupOrNoSitesHereIsNobody() {
        for (String token : new String[] {
            Dock.ISSUER.token(claims("realm_access", "{\"roles\":[\"administrator\"]}")),
            Dock.ISSUER.token(claims("realm_access", null)),
            Dock.ISSUER.token(claims("sites", null)),
            Dock.ISSUER.token(claims("sites", "\"everything\""))
        }) {
            HttpResponse<String> reply = ask(token, ME);
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(403);
            assertThat(reply.body()).contains("urn:drydock:problem:no-role", "oidc:ann");
        }
    }

    @Test
    void unknownKeysDoNotMakeDrydockAskTheProviderAgainAndAgain() {
        ask(Dock.ISSUER.token(claims()), ME);
        int before = Dock.ISSUER.asked.get();

        for (int i = 0; i < 20; i++) {
            String header = "{\"alg\":\"RS256\",\"kid\":\"k" + i + "\"}";
            ask(Issuer.token(header, claims(), Issuer.keys().getPrivate()), ME);
        }

        assertThat(Dock.ISSUER.asked.get() - before).isLessThan(3);
    }
}
