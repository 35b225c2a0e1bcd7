package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "http://dock.example/runs/r-1/approve, %2Fruns%2Fr-1%2Fapprove",
        "http://dock.example/sites/wiki/plan?to=v1, %2Fsites%2Fwiki%2Fplan%3Fto%3Dv1",
        "http://dock.example, %2F",
        "http://dock.example//evil.example, %2F",
        "mailto:nobody, %2F",
        "no uri at all, %2F",
        ", %2F"
    })
    void who_sent_something_is_told_that_it_was_not_done_and_comes_back_to_the_form(String form, String to) {
        assertThat(Login.undone(form)).hasToString("/login?to=" + to + "&undone=true");
    }
}
