package dev.drydock.orchestrator.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.drydock.contract.wire.Wire;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What forges really send, by their own pages, and who else might. */
class ForgeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final byte[] SECRET = "It's a Secret to Everybody".getBytes(UTF_8);

    private static UnaryOperator<String> headers(String... pairs) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) all.put(pairs[i].toLowerCase(Locale.ROOT), pairs[i + 1]);
        return name -> all.get(name.toLowerCase(Locale.ROOT));
    }

    private static boolean signed(Forge forge, String body, String... headers) {
        return forge.signed(headers(headers), body.getBytes(UTF_8), SECRET, NOW);
    }

    @Test
    void githubs_own_example_is_believed_and_nothing_beside_it() {
        String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(signed(Forge.GITHUB, "Hello, World!", "X-Hub-Signature-256", right))
                .isTrue();
        assertThat(signed(Forge.GITHUB, "Hello, World?", "X-Hub-Signature-256", right))
                .isFalse();
        assertThat(signed(Forge.GITHUB, "Hello, World!", "X-Hub-Signature", right))
                .isFalse();
        assertThat(signed(Forge.GITHUB, "Hello, World!", "X-Hub-Signature-256", right.substring(7)))
                .isFalse();
        assertThat(signed(Forge.GITHUB, "Hello, World!", "X-Hub-Signature-256", ""))
                .isFalse();
        assertThat(signed(Forge.GITHUB, "Hello, World!")).isFalse();
    }

    @Test
    void gitea_and_forgejo_sign_without_a_word_before_it() {
        String right = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(signed(Forge.GITEA, "Hello, World!", "X-Gitea-Signature", right))
                .isTrue();
        assertThat(signed(Forge.GITEA, "Hello, World!", "X-Forgejo-Signature", right))
                .isTrue();
        assertThat(signed(Forge.GITEA, "Hello, World!", "X-Forgejo-Signature", "00", "X-Gitea-Signature", right))
                .as("a wrong one is not saved by a right one")
                .isFalse();
        assertThat(signed(Forge.GITEA, "Hello, World?", "X-Gitea-Signature", right))
                .isFalse();
    }

    @Test
    void gitlab_shows_its_token_or_signs_with_a_time_that_must_be_new() throws Exception {
        String body = "{}";
        String then = String.valueOf(NOW.minusSeconds(60).getEpochSecond());
        String old = String.valueOf(NOW.minusSeconds(301).getEpochSecond());
        String later = String.valueOf(NOW.plusSeconds(301).getEpochSecond());

        assertThat(signed(Forge.GITLAB, body, "X-Gitlab-Token", new String(SECRET, UTF_8)))
                .isTrue();
        assertThat(signed(Forge.GITLAB, body, "X-Gitlab-Token", "another")).isFalse();
        assertThat(standard(then, then)).isTrue();
        assertThat(standard(old, old)).as("old").isFalse();
        assertThat(standard(later, later)).as("of the future").isFalse();
        assertThat(standard(old, then)).as("its time changed").isFalse();
    }

    private static boolean standard(String signedTime, String toldTime) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        String signature =
                Base64.getEncoder().encodeToString(mac.doFinal(("id-1." + signedTime + ".{}").getBytes(UTF_8)));
        return signed(
                Forge.GITLAB,
                "{}",
                "webhook-id",
                "id-1",
                "webhook-timestamp",
                toldTime,
                "webhook-signature",
                "v1,AAAA v1," + signature);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GITHUB | release | {'action':'published','release':{'tag_name':'v1.2'},'repository':{'full_name':'a/b'}} | v1.2",
                "GITHUB | release | {'action':'edited','release':{'tag_name':'v1.2'},'repository':{'full_name':'a/b'}} | -",
                "GITHUB | release | {'action':'published','release':{'tag_name':'v1.2','draft':true},'repository':{'full_name':'a/b'}} | -",
                "GITHUB | release | {'action':'published','release':{'tag_name':'v1.2','prerelease':true},'repository':{'full_name':'a/b'}} | -",
                "GITHUB | create | {'ref':'v1.2','ref_type':'tag','repository':{'full_name':'a/b'}} | v1.2",
                "GITHUB | create | {'ref':'main','ref_type':'branch','repository':{'full_name':'a/b'}} | -",
                "GITHUB | push | {'ref':'refs/tags/v1.2','deleted':false,'after':'1a','repository':{'full_name':'a/b'}} | v1.2",
                "GITHUB | push | {'ref':'refs/tags/v1.2','deleted':true,'repository':{'full_name':'a/b'}} | -",
                "GITHUB | push | {'ref':'refs/heads/main','after':'1a','repository':{'full_name':'a/b'}} | -",
                "GITHUB | ping | {'zen':'Design for failure.','repository':{'full_name':'a/b'}} | -",
                "GITEA | create | {'ref':'v1.2','ref_type':'tag','repository':{'full_name':'a/b'}} | v1.2",
                "GITEA | push | {'ref':'refs/tags/v1.2','after':'0000000000','repository':{'full_name':'a/b'}} | -",
                "GITEA | release | {'action':'published','release':{'tag_name':'v1.2'},'repository':{'full_name':'a/b'}} | v1.2",
                "GITLAB | Tag Push Hook | {'object_kind':'tag_push','ref':'refs/tags/v1.2','after':'1a','project':{'path_with_namespace':'a/b'}} | v1.2",
                "GITLAB | Tag Push Hook | {'object_kind':'tag_push','ref':'refs/tags/v1.2','after':'0000','project':{'path_with_namespace':'a/b'}} | -",
                "GITLAB | Release Hook | {'object_kind':'release','action':'create','tag':'v1.2','released_at':'2026-11-21 11:00:00 UTC','project':{'path_with_namespace':'a/b'}} | v1.2",
                "GITLAB | Release Hook | {'object_kind':'release','action':'create','tag':'v1.2','released_at':'2026-12-01 11:00:00 UTC','project':{'path_with_namespace':'a/b'}} | -",
                "GITLAB | Release Hook | {'object_kind':'release','action':'update','tag':'v1.2','project':{'path_with_namespace':'a/b'}} | -",
            })
    void each_tells_of_a_release_in_its_own_words(
            Forge forge,
            String event,
            @org.junit.jupiter.params.converter.ConvertWith(Quotes.class) String body,
            String version)
            throws JsonProcessingException {
        var headers = headers("X-GitHub-Event", event, "X-Gitea-Event", event, "X-Gitlab-Event", event);

        Forge.Heard heard = forge.heard(headers, Wire.JSON.readTree(body), NOW);

        assertThat(heard.repository()).isEqualTo("a/b");
        assertThat(heard.version()).isEqualTo(Optional.of(version).filter(v -> !v.equals("-")));
        assertThat(heard.why().isEmpty()).isEqualTo(heard.version().isPresent());
    }

    static final class Quotes extends org.junit.jupiter.params.converter.SimpleArgumentConverter {
        @Override
        protected Object convert(Object source, Class<?> target) {
            return String.valueOf(source).replace('\'', '"');
        }
    }
}
