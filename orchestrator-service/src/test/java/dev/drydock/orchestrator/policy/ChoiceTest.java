package dev.drydock.orchestrator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Golden;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.PolicyReader;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which policy a site goes by. */
class ChoiceTest {
    private static SiteFile site(String more) {
        return Fixtures.siteOf(Golden.text("site/good/small-one.yaml") + more);
    }

    private static List<Policy> policies(String... heads) {
        return Stream.of(heads)
                .map(head -> Fixtures.value(PolicyReader.read("p.yaml", head)))
                .toList();
    }

    private static String chosen(SiteFile site, List<Policy> all) {
        return Choice.of(site, all) instanceof Choice.One(Policy p)
                ? p.name()
                : Choice.of(site, all).toString();
    }

    private final List<Policy> all = policies(
            "policy: everybody\nlabels: {}",
            "policy: peering\nlabels: { team: peering }",
            "policy: prod\nlabels: { env: prod, team: peering }",
            "policy: named\nby-itself: major");

    @Test
    void its_own_before_the_one_that_it_names_before_the_one_that_says_most_of_its_labels() {
        assertThat(chosen(site("policy: { by-itself: patch }\n"), all)).isEqualTo("small-one");
        assertThat(chosen(site("policy: named\nlabels: { team: peering }\n"), all))
                .isEqualTo("named");
        assertThat(chosen(site("labels: { team: peering, env: prod }\n"), all)).isEqualTo("prod");
        assertThat(chosen(site("labels: { team: peering, env: test }\n"), all)).isEqualTo("peering");
        assertThat(chosen(site("labels: { env: prod }\n"), all)).isEqualTo("everybody");
    }

    @Test
    void one_that_is_only_named_is_for_nobody_else() {
        assertThat(Choice.of(site(""), policies("policy: named\nby-itself: major")))
                .isEqualTo(new Choice.None());
    }

    @Test
    void one_that_cannot_be_read_lets_no_laxer_one_in() {
        Map<String, String> labels = Map.of("team", "peering");
        SiteFile peering = site("labels: { team: peering }\n");
        Policy everybody =
                policies("policy: everybody\nlabels: {}\nby-itself: major").getFirst();
        Policy known = unread("policy: p\nlabels: { team: peering }\nsolstice: yes", labels);
        Policy others = unread("policy: p\nlabels: { team: transit }\nsolstice: yes", labels);
        Policy anybodys = unread("policy: p\nlabels: [", labels);
        Policy named = unread("policy: p\nsolstice: yes", labels);

        assertThat(chosen(peering, List.of(everybody, known))).isEqualTo("p");
        assertThat(chosen(peering, List.of(everybody, anybodys)))
                .as("nobody knows for whom")
                .isEqualTo("p");
        assertThat(chosen(peering, List.of(everybody, others))).isEqualTo("everybody");
        assertThat(chosen(peering, List.of(everybody, named))).isEqualTo("everybody");
        assertThat(chosen(site("policy: p\n"), List.of(everybody, named))).isEqualTo("p");
        assertThat(known.alone()).isEqualTo(Size.NONE);
        assertThat(known.asked()).isEqualTo(Size.MAJOR);
        assertThat(known.line("after-approval")).contains("the policy p cannot be read", "not known here");
    }

    private static Policy unread(String yaml, Map<String, String> labels) {
        return PolicyReader.instead("p", yaml, "not known here", labels);
    }

    @Test
    void two_that_say_equally_much_or_one_that_is_not_there_are_unclear_and_nothing_begins() {
        List<Policy> tied = policies("policy: a\nlabels: { team: peering }", "policy: b\nlabels: { env: prod }");

        Choice tie = Choice.of(site("labels: { team: peering, env: prod }\n"), tied);
        Choice gone = Choice.of(site("policy: gone\n"), tied);

        assertThat(tie).isInstanceOf(Choice.Unclear.class);
        assertThat(((Choice.Unclear) tie).why()).contains("a and b");
        assertThat(((Choice.Unclear) gone).why()).contains("policy gone");
    }
}
