package dev.drydock.orchestrator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Golden;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.PolicyReader;
import dev.drydock.orchestrator.recipe.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release, a site, a moment and a policy: what becomes of it, and which line says so. */
class DecisionTest {
    private static final Versions VERSIONS = new Versions(Fixtures.recipe("small"));
    private static final Instant SATURDAY_NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NIGHTS =
            """
            window: { days: [ sat, sun ], from: "01:00", to: "04:00", zone: Europe/Berlin }
            """;

    private static Policy policy(String more) {
        return Fixtures.value(
                PolicyReader.read("night.yaml", "policy: night\nby-itself: patch\nafter-approval: minor\n" + more));
    }

    /** A patch that was heard of long ago, on a Saturday at noon, and nothing in its way. */
    private static final class Draft {
        String current = "v1.0.0";
        String release = "1.0.1";
        Instant heard = LONG_AGO;
        Instant now = SATURDAY_NOON;
        String hold;
        String run;
        Duration usual;
        String missed;
        String failed;
        boolean approved;

        Case done() {
            return new Case(
                    "one",
                    current,
                    release,
                    heard,
                    now,
                    Optional.ofNullable(hold),
                    Optional.ofNullable(run),
                    Optional.ofNullable(usual),
                    Optional.ofNullable(missed),
                    Optional.ofNullable(failed),
                    approved);
        }
    }

    private static Case at(Consumer<Draft> but) {
        Draft draft = new Draft();
        but.accept(draft);
        return draft.done();
    }

    private static Case at(String current, String release) {
        return at(d -> {
            d.current = current;
            d.release = release;
        });
    }

    private static Case approved(String current, String release) {
        return at(d -> {
            d.current = current;
            d.release = release;
            d.approved = true;
        });
    }

    private static Case moment(String now, Duration usual) {
        return at(d -> {
            d.now = Instant.parse(now);
            d.usual = usual;
        });
    }

    private static Verdict verdict(String more, Case c) {
        return new Decision(policy(more), VERSIONS, c).verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.1, Start, night.yaml:2 `by-itself: patch`",
        "v1.0.0, 1.1.0, Ask, night.yaml:3 `after-approval: minor`",
        "v1.0.0, 2.0.0, Never, night.yaml:3 `after-approval: minor`",
        "v1.0.1, 1.0.1, Nothing, ''",
        "v1.1.0, 1.0.1, Nothing, ''",
        "v1.0.0, 1.0.1-rc1, Nothing, ''",
        "v1.0.0, nightly, Nothing, ''",
        "abc, 1.0.1, Never, ''"
    })
    void how_far_it_is_says_what_becomes_of_it(String current, String release, String verdict, String line) {
        Verdict v = verdict("", at(current, release));

        assertThat(v.getClass().getSimpleName()).as(v.toString()).isEqualTo(verdict);
        assertThat(v.line()).isEqualTo(line);
    }

    @Test
    void what_a_person_has_approved_begins() {
        assertThat(verdict("", approved("v1.0.0", "1.1.0"))).isInstanceOf(Verdict.Start.class);
    }

    /** Its window and what it forbids are not known: the yes was said of another text. */
    @Test
    void what_a_person_has_approved_waits_while_its_policy_cannot_be_read() {
        Policy unread =
                PolicyReader.instead("night", "policy: night\nsolstice: yes", "not known here", java.util.Map.of());
        Case c = at("v1.0.0", "1.1.0");

        assertThat(new Decision(unread, VERSIONS, approved("v1.0.0", "1.1.0")).verdict())
                .isInstanceOf(Verdict.Later.class);
        assertThat(new Decision(unread, VERSIONS, c).verdict()).isInstanceOf(Verdict.Ask.class);
    }

    @Test
    void without_a_word_on_how_far_nothing_begins() {
        Policy silent = Fixtures.value(PolicyReader.read("p.yaml", "policy: silent\n"));

        Verdict v = new Decision(silent, VERSIONS, at("v1.0.0", "1.0.1")).verdict();

        assertThat(v).isInstanceOf(Verdict.Never.class);
        assertThat(v.line()).isEqualTo("silent.yaml, which has no `after-approval`");
    }

    @Test
    void what_is_held_back_or_never_wanted_does_not_begin() {
        Case c = at("v1.0.0", "1.0.1");
        Case held = at(d -> {
            d.hold = "loses mail";
            d.approved = true;
        });

        assertThat(verdict("", held)).isInstanceOf(Verdict.Never.class);
        assertThat(verdict("", held).why()).contains("loses mail");
        Verdict never = verdict("never: [ \"1.0.1\", \">=3.0\" ]\n", c);
        assertThat(never).isInstanceOf(Verdict.Never.class);
        assertThat(never.line()).isEqualTo("night.yaml:4 `never: 1.0.1, >=3.0`");
    }

    @Test
    void a_release_waits_until_it_is_old_enough_and_then_for_the_window() {
        Case young = at(d -> d.heard = SATURDAY_NOON.minus(Duration.ofHours(1)));

        Verdict alone = verdict("wait: 48h\n", young);
        Verdict windowed = verdict("wait: 48h\n" + NIGHTS, young);

        assertThat(alone)
                .isEqualTo(new Verdict.Later(
                        Instant.parse("2026-11-23T11:00:00Z"),
                        "a release waits for 2 days after it was first heard of",
                        "night.yaml:4 `wait: 48h`"));
        assertThat(((Verdict.Later) windowed).at()).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
    }

    @Test
    void what_has_missed_its_window_begins_again_by_itself_or_where_the_policy_says_so_after_a_yes() {
        Case missed = at(d -> {
            d.now = Instant.parse("2026-11-22T00:30:00Z");
            d.missed = "r1";
        });
        String asks = NIGHTS.replace("Berlin }", "Berlin, missed: ask }");

        assertThat(verdict(NIGHTS, missed)).isInstanceOf(Verdict.Start.class);
        assertThat(verdict(asks, missed)).isInstanceOf(Verdict.Ask.class);
        assertThat(verdict(asks, moment("2026-11-22T00:30:00Z", null))).isInstanceOf(Verdict.Start.class);
    }

    @Test
    void what_did_not_go_well_elsewhere_begins_after_a_yes_or_where_the_policy_says_so_by_itself() {
        Consumer<Draft> failed = d -> d.failed = "it did not go well on another site";

        Verdict asks = verdict("", at(failed));

        assertThat(asks).isInstanceOf(Verdict.Ask.class);
        assertThat(asks.why()).contains("did not go well on another site");
        assertThat(verdict("", at(failed.andThen(d -> d.approved = true)))).isInstanceOf(Verdict.Start.class);
        assertThat(verdict("failed: go\n", at(failed))).isInstanceOf(Verdict.Start.class);
        assertThat(verdict("", at(failed.andThen(d -> d.release = "2.0.0")))).isInstanceOf(Verdict.Never.class);
    }

    @Test
    void a_site_with_an_open_run_is_asked_again_soon() {
        Case busy = at(d -> d.run = "r1");

        Verdict v = verdict("", busy);

        assertThat(v).isInstanceOf(Verdict.Later.class);
        assertThat(v.why()).isEqualTo("run r1 has the site");
    }

    @Test
    void outside_of_the_window_it_waits_for_it_and_inside_it_takes_it() {
        Verdict outside = verdict(NIGHTS, moment("2026-11-21T12:00:00Z", null));
        Verdict inside = verdict(NIGHTS, moment("2026-11-22T00:30:00Z", null));

        assertThat(((Verdict.Later) outside).at()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(outside.line()).isEqualTo("night.yaml:4 `window: sat, sun 01:00–04:00 Europe/Berlin`");
        assertThat(((Verdict.Start) inside).window().until()).isEqualTo(Instant.parse("2026-11-22T03:00:00Z"));
    }

    @Test
    void what_would_outlast_the_window_waits_for_the_next_or_begins_anyway() {
        Case late = moment("2026-11-21T02:30:00Z", Duration.ofMinutes(45));
        String anyway = NIGHTS.replace(" }", ", outlast: start }");

        Verdict waits = verdict(NIGHTS, late);
        Verdict begins = verdict(anyway, late);
        Verdict never = verdict(NIGHTS, moment("2026-11-21T02:30:00Z", Duration.ofHours(5)));

        assertThat(((Verdict.Later) waits).at()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(waits.why()).contains("45 minutes");
        assertThat(begins).isInstanceOf(Verdict.Start.class);
        assertThat(never).isInstanceOf(Verdict.Never.class);
        assertThat(never.why()).contains("never for the 5 hours");
    }

    @Test
    void where_only_a_list_orders_versions_each_step_is_a_major_one() {
        String recipe =
                Golden.text("recipe/good/small.yaml") + "versions: { scheme: order, list: [ \"1.0\", \"1.1\" ] }\n";
        Versions listed = new Versions(Fixtures.recipeOf(recipe));

        Verdict v = new Decision(policy(""), listed, at("1.0", "1.1")).verdict();

        assertThat(v).isInstanceOf(Verdict.Never.class);
    }
}
