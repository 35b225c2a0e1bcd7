package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Version;
import dev.drydock.shows.Shows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
    private static final List<Version> MIXED = Fixtures.tags(
            "v1.10",
            "0.1",
            "nightly",
            "V0.7",
            "v1.11",
            "1.7",
            "v0.4",
            "v2.0-rc1",
            "v1.9.1",
            "v1;id",
            "-v9",
            "2024.01.5");

    @Test
    @Shows(10)
    void mixed_spellings_newest_first_and_what_is_no_version_left_out() {
        List<Version> releases = new Versions(with("*", "")).releases(MIXED);

        assertThat(releases.stream().map(Version::name))
                .containsExactly("2024.01.5", "v2.0-rc1", "v1.11", "v1.10", "v1.9.1", "1.7", "V0.7", "v0.4", "0.1");
    }

    @Test
    @Shows(9)
    void the_glob_says_which_count() {
        List<Version> releases = new Versions(with("v*", "")).releases(MIXED);

        assertThat(releases.stream().map(Version::name))
                .containsExactly("v2.0-rc1", "v1.11", "v1.10", "v1.9.1", "v0.4");
    }

    @Test
    @Shows(1)
    void how_many_are_newer_than_the_site() {
        Versions versions = new Versions(with("*", ""));

        assertThat(versions.newer(MIXED, Fixtures.tag("1.9.1"))).contains(4L);
        assertThat(versions.newer(MIXED, Fixtures.tag("2024.01.5"))).contains(0L);
        assertThat(versions.newer(MIXED, Fixtures.tag("abcdef"))).isEmpty();
    }

    @Test
    void listed_order() {
        Recipe recipe = with("*", "versions: { scheme: order, list: [ anchor, \"9\", buoy ] }\n");

        List<Version> releases = new Versions(recipe).releases(Fixtures.tags("9", "buoy", "anchor", "crane"));

        assertThat(releases.stream().map(Version::name)).containsExactly("buoy", "9", "anchor");
    }

    @ParameterizedTest
    @CsvSource({"v1.10,v1.10", "1.10,v1.10", "v1.7,1.7", "v0.7,V0.7"})
    void a_leading_v_may_be_left_out_or_added(String said, String meant) {
        assertThat(new Versions(with("*", "")).find(MIXED, said)).contains(Fixtures.tag(meant));
    }

    @Test
    void unknown_version() {
        assertThat(new Versions(with("*", "")).find(MIXED, "v1.1")).isEmpty();
    }

    static Recipe with(String stable, String versions) {
        return Fixtures.recipeOf(
                Golden.text("recipe/good/small.yaml").replace("\"v*\"", "\"" + stable + "\"") + versions);
    }
}
