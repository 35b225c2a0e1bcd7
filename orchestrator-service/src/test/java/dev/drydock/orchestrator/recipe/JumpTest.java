package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Version;
import dev.drydock.shows.Shows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JumpTest {
    private static final List<Version> TAGS =
            Fixtures.tags("v0.9", "v1.0", "v1.0.1", "v1.1", "v1.1.2", "v1.2-rc1", "v1.3", "v2.0", "v2.0.1", "v3.0");

    @ParameterizedTest
    @CsvSource({
        "v1.0,v1.0.1,",
        "v1.0,v1.1,",
        "v1.0,v1.1.2,",
        "v1.0.1,v1.3,v1.1.2",
        "1.0.1,v3.0,v1.1.2",
        "v1.3,v3.0,v2.0.1",
        "v1.1,v1.3,",
        "v2.0,v3.0,",
    })
    @Shows(6)
    void hops(String from, String to, String first) {
        var no = new Jump(VersionsTest.with("v*", "versions: { skip: hop }\n"))
                .refuse(new Version(from, "1"), Fixtures.tag(to), TAGS);

        String next = first == null ? null : "go to " + first + " first, or all the way with --hops";
        assertThat(no.map(Jump.No::next).orElse(null)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0,v1.1.2,v1.1.2",
        "v1.0,v3.0,v1.1.2 v1.3 v2.0.1 v3.0",
        "1.1.2,v2.0,v1.3 v2.0",
        "v2.0,v3.0,v3.0",
        "abcdef,v3.0,v3.0",
    })
    void the_route_has_each_stop_on_the_way(String from, String to, String route) {
        List<Version> stops = new Jump(VersionsTest.with("v*", "versions: { skip: hop }\n"))
                .route(new Version(from, "1"), Fixtures.tag(to), TAGS);

        assertThat(stops.stream().map(Version::name)).containsExactly(route.split(" "));
        assertThat(new Jump(VersionsTest.with("v*", "")).route(new Version(from, "1"), Fixtures.tag(to), TAGS))
                .as("where all may be jumped over")
                .containsExactly(Fixtures.tag(to));
    }

    @ParameterizedTest
    @CsvSource({
        "v0.9,v2.0,upgrades from >=1.0 only",
        "v1.0,v3.0,",
        "1.0-rc1,v3.0,",
        "v2.0,v1.3,v1.3 is older than v2.0",
        "v1.0,nightly,cannot order the version `nightly`",
        "abcdef,v2.0,which the recipe cannot order",
    })
    @Shows(5)
    void ranges(String from, String to, String reason) {
        var no = new Jump(VersionsTest.with("v*", "versions: { from: \">=1.0\" }\n"))
                .refuse(new Version(from, "1"), Fixtures.tag(to), TAGS);

        if (reason == null) assertThat(no).isEmpty();
        else assertThat(no).hasValueSatisfying(n -> assertThat(n.reason()).contains(reason));
    }

    @Test
    void an_older_version_is_refused_with_the_verb_that_goes_there() {
        var no = new Jump(VersionsTest.with("v*", "")).refuse(new Version("v2.0", "1"), Fixtures.tag("v1.3"), TAGS);

        assertThat(no).hasValueSatisfying(n -> assertThat(n.next()).contains("`drydock downgrade SITE --to v1.3`"));
    }

    @ParameterizedTest
    @CsvSource({
        "v1.3,v2.0.1,",
        "v1.3,v3.0,this recipe upgrades to <3 only",
        "v1.3,v3.0-rc1,this recipe upgrades to <3 only"
    })
    void where_it_can_go(String from, String to, String reason) {
        var no = new Jump(VersionsTest.with("v*", "versions: { to: \"<3\" }\n"))
                .refuse(new Version(from, "1"), Fixtures.tag(to), TAGS);

        assertThat(no.map(Jump.No::reason).orElse("none")).startsWith(reason == null ? "none" : reason);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0.1,v1.1.2,false",
        "v1.0.1,v1.3,true",
        "v1.2-rc1,v2.0.1,false",
        "v2.0,v2.0.1,true",
        "abcdef,v2.0,true",
    })
    void a_way_that_is_not_among_the_tested_ones_is_untried(String from, String to, boolean untried) {
        Jump jump = new Jump(VersionsTest.with("v*", "versions: { tested: [ 1.0 -> 1.1, \">=1.1 <2 -> 2\" ] }\n"));

        assertThat(jump.untried(new Version(from, "1"), Fixtures.tag(to))).isEqualTo(untried);
        assertThat(new Jump(VersionsTest.with("v*", "")).untried(new Version(from, "1"), Fixtures.tag(to)))
                .as("where nobody lists any")
                .isFalse();
    }

    @Test
    void a_start_that_has_no_place_does_not_matter_where_nothing_depends_on_it() {
        var no = new Jump(VersionsTest.with("v*", "")).refuse(new Version("abcdef", "1"), Fixtures.tag("v2.0"), TAGS);

        assertThat(no).isEmpty();
    }

    @Test
    void hops_in_a_listed_order_go_one_by_one() {
        Recipe recipe = VersionsTest.with("*", "versions: { scheme: order, skip: hop, list: [ a, b, c, d ] }\n");

        var no = new Jump(recipe).refuse(Fixtures.tag("a"), Fixtures.tag("d"), Fixtures.tags("a", "b", "c", "d"));

        assertThat(no).hasValueSatisfying(n -> assertThat(n.next()).startsWith("go to b first"));
    }
}
