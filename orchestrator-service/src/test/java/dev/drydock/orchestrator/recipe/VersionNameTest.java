package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "0.1", "V0.7", "release/2024.1", "1.0.0+build", "v2.0-rc_1"})
    void names(String name) {
        assertThat(VersionName.check(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--upload-pack=x,begins with a dash",
                "v1;id,only letters",
                "$(id),only letters",
                "v1 2,only letters",
                "v\u00071,only letters",
                "a..b,`..` may not",
                "a//b,git has no such",
                "a/,git has no such",
                "v1.lock,git has no such",
                "HEAD^,only letters",
                ".hidden,only letters",
                "\"\",it is empty",
            })
    void no_names(String name, String why) {
        assertThat(VersionName.check(name))
                .hasValueSatisfying(fault -> assertThat(fault).contains(why).doesNotContain("\u0007"));
    }

    @org.junit.jupiter.api.Test
    void too_long() {
        assertThat(VersionName.check("v".repeat(101)))
                .hasValueSatisfying(f -> assertThat(f).contains("longer"));
        assertThat(VersionName.check("v".repeat(100))).isEmpty();
        assertThat(VersionName.check(null)).isPresent();
    }
}
