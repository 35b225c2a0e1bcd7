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

    @Test
    void one_is_another_by_its_commit_whatever_the_application_calls_itself() {
        Version said = new Version("1.1", "1a2b3c4d5e");

        assertThat(said.is(new Version("v1.1", "1a2b3c4d5e"))).isTrue();
        assertThat(said.is(new Version("1.1", "ffffffffff"))).isFalse();
        assertThat(said.is(null)).isFalse();
        assertThat(new Version("0.17.5", null).is(new Version("0.17.5", null))).isTrue();
        assertThat(new Version("0.17.5", "").is(said)).isFalse();
    }
}
