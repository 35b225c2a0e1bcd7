package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // site, origin, host, holds
                "same-origin, -, localhost:7070, true",
                "same-origin, https://drydock.example, inner:7070, true",
                "same-site, https://other.example, drydock.example, false",
                "cross-site, https://drydock.example, drydock.example, false",
                "none, -, drydock.example, false",
                "-, http://drydock.example:7070, drydock.example:7070, true",
                "-, http://DRYDOCK.example, drydock.example, true",
                "-, http://evil.example, drydock.example, false",
                "-, http://drydock.example:81, drydock.example, false",
                "-, null, drydock.example, false",
                "-, -, drydock.example, false",
                "-, http://a b, drydock.example, false",
                "-, http://drydock.example, -, false",
            })
    void a_change_is_asked_by_a_page_of_this_console(String site, String origin, String host, boolean holds) {
        assertThat(SameOrigin.holds(site, origin, host)).isEqualTo(holds);
    }
}
