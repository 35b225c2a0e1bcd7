package dev.drydock.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void a_commit_is_shown_where_it_says_more_than_the_name() {
        assertThat(Version.text(new Version("v1.1", "1a2b3c4d5e"))).isEqualTo("v1.1 (1a2b3c4)");
        assertThat(Version.text(new Version("0.17.5", "0.17.5"))).isEqualTo("0.17.5");
        assertThat(Version.text(new Version("v1.1", ""))).isEqualTo("v1.1");
        assertThat(Version.text(null)).isEqualTo("?");
    }
}
