package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to a provider with a person, and what must come back. */
class CodeFlowTest {
    private static final URI BACK = URI.create("http://127.0.0.1:7070/login/provider/back");

    private static CodeFlow begun(String to) {
        return CodeFlow.begun(new Random(7), to);
    }

    @Test
    void comes_back_from_its_cookie_as_it_was() {
        CodeFlow flow = begun("/runs/01m80czxqeava8pzqkfb?output=all");

        assertThat(CodeFlow.read(flow.kept())).contains(flow);
        assertThat(flow.began(flow.state())).isTrue();
        assertThat(flow.began(begun("/").verifier())).isFalse();
        assertThat(flow.began(null)).isFalse();
    }

    @Test
    void two_have_nothing_in_common() {
        Random random = new Random(7);
        CodeFlow one = CodeFlow.begun(random, "/");
        CodeFlow other = CodeFlow.begun(random, "/");

        assertThat(one.state()).isNotEqualTo(other.state()).isNotEqualTo(one.verifier());
        assertThat(one.verifier()).isNotEqualTo(other.verifier());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a.b.c", "..", "not\r\na cookie"})
    void what_is_no_cookie_of_ours_is_none(String kept) {
        assertThat(CodeFlow.read(kept)).isEmpty();
    }

    @Test
    void a_cookie_of_others_leads_nowhere_else() {
        CodeFlow flow = begun("/");
        String evil = Base64.getUrlEncoder().withoutPadding().encodeToString("//evil.example".getBytes());

        assertThat(CodeFlow.read(flow.state() + "." + flow.verifier() + "." + evil))
                .get()
                .extracting(CodeFlow::to)
                .isEqualTo("/");
    }

    @Test
    void the_provider_is_told_the_hash_first_and_then_what_it_is_of() {
        CodeFlow flow = begun("/");

        URI question = flow.question(URI.create("https://login.example.org/auth?realm=a"), "dry dock", "openid", BACK);
        String exchange = flow.exchange("c&d=e", "dry dock", BACK);

        assertThat(question.toString())
                .startsWith(
                        "https://login.example.org/auth?realm=a&response_type=code&client_id=dry+dock&scope=openid&")
                .contains("&redirect_uri=http%3A%2F%2F127.0.0.1%3A7070%2Flogin%2Fprovider%2Fback&")
                .contains("&state=" + flow.state() + "&code_challenge=")
                .endsWith("&code_challenge_method=S256")
                .doesNotContain(flow.verifier());
        assertThat(exchange)
                .startsWith("grant_type=authorization_code&code=c%26d%3De&client_id=dry+dock&")
                .endsWith("&code_verifier=" + flow.verifier());
    }

    /** The example of RFC 7636, appendix B. */
    @Test
    void the_hash_is_that_of_the_rfc() {
        CodeFlow flow = new CodeFlow("s", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/");

        assertThat(flow.question(BACK, "c", "openid", BACK).getQuery())
                .contains("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
