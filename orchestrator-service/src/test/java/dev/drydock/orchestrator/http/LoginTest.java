package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has logged in comes to a page of this console, wherever the way to the login page came from. */
class LoginTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/runs/01m80czxqeava8pzqkfb", "/sites/wiki/plan?to=v1.1", "/?name=a%2Fb"})
    void goes_back_to_a_page_of_this_console(String to) {
        assertThat(Login.back(to)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "/a\\b",
                "https://evil.example/",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: drydock=1",
                "/a b",
                "/login?to=/login",
                "/ü",
                "/%",
                "/{x}",
                "/a|b",
                "/\"x"
            })
    void and_nowhere_else(String to) {
        assertThat(Login.back(to)).isEqualTo("/");
        assertThat(Login.back("/" + "a".repeat(2_000))).isEqualTo("/");
        assertThat(Login.back(null)).isEqualTo("/");
    }
}
