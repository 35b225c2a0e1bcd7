package dev.drydock.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.shows.Shows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A repair climbs from the least invasive rung, and stops when the site is well. */
class RungsTest {
    private static final Said FAILED = new Said.Failed("exit 1", "", "");

    @Test
    @Shows(88)
    void stopsWhenTheSiteIsWell() {
        assertThat(mautic("cache").tell())
                .contains("→ check before cache ", "→ clear-cache ", "→ check before cache-folder ", "end   succeeded")
                .doesNotContain("→ clear-cache-2", "→ migrate", "→ check after all");
        assertThat(mautic().tell()).doesNotContain("→ clear-cache").contains("→ probe", "end   succeeded");
    }

    @Test
    @Shows({89, 90})
    void whereTheCacheCannotBeClearedItsFolderIsRemoved() {
        String told =
                mautic("cache", "cache-folder").when("clear-cache", FAILED).tell();

        assertThat(told.lines().map(l -> l.strip().replaceAll(" {2,}", " ")))
                .containsSubsequence(
                        "← failed: exit 1", "→ clear-cache-2 maintenance", "← done", "→ probe maintenance");
        assertThat(told).contains("end   succeeded").doesNotContain("→ restore");
    }

    @Test
    @Shows(84)
    void theCheapestIsFirst() {
        Plan plan = plan("ixp-manager");

        assertThat(plan.ladder().rungs()).extracting(Ladder.Rung::name).containsExactly("memcached", "schema");
        assertThat(new Story(plan)
                        .when("check before memcached", Answers.ails())
                        .tell())
                .contains("→ restart memcached ", "end   succeeded")
                .doesNotContain("→ preview");
    }

    @Test
    void afterARungThatMayHaveChangedDataThereIsOnlyTheWayBack() {
        assertThat(mautic("cache", "cache-folder", "migrations")
                        .thenPerson(new Event.Approve())
                        .when("migrate", FAILED)
                        .tell())
                .contains("→ restore database:main", "end   rolled back")
                .doesNotContain("→ check before schema");
    }

    @Test
    void aLightRungDoesNotHideWhatNoBackupHolds() {
        Plan plan = Plans.repair();

        assertThat(new Story(plan)
                        .when("check before cache", Answers.ails())
                        .when("outside after clear-cache", FAILED)
                        .tell())
                .contains("end   rolled back")
                .doesNotContain("→ check before web", "end   succeeded");
    }

    @Test
    void aServiceThatDidNotStartAgainIsNotLeftSo() {
        Story failed = new Story(plan("ixp-manager"))
                .when("check before memcached", Answers.ails())
                .when("restart memcached", FAILED);

        assertThat(failed.tell().lines().map(l -> l.strip().replaceAll(" {2,}", " ")))
                .containsSubsequence(
                        "→ restart memcached maintenance",
                        "← failed: exit 1",
                        "→ restart memcached maintenance",
                        "← done",
                        "→ prove backup",
                        "end rolled back (restart memcached failed: exit 1)");
        assertThat(new Story(plan("ixp-manager"))
                        .when("check before memcached", Answers.ails())
                        .when("restart memcached", new Said.Refused("not begun", ""))
                        .tell())
                .contains("end   succeeded");
    }

    @Test
    void aRungWhosePreviewPrintsNothingIsNotNeeded() {
        Said nothing = new Said.Done(new Found.Previewed(Found.Previewed.NOTHING, 0));
        Story story = mautic("cache", "cache-folder", "migrations", "schema")
                .thenPerson(new Event.Approve())
                .when("preview", nothing);

        assertThat(story.tell().lines().map(l -> l.strip().replaceAll(" {2,}", " ")))
                .containsSubsequence(
                        "→ check before migrations migration",
                        "→ preview migration",
                        "→ check before schema migration",
                        "→ preview-2 migration",
                        "→ migrate-2 migration",
                        "end succeeded")
                .doesNotContain("→ migrate migration");
    }

    @Test
    void onlyACheckSaysThatTheSiteIsWell() {
        assertThat(mautic("cache", "cache-folder", "migrations")
                        .thenPerson(new Event.Approve())
                        .when("migrate", new Said.Done(new Found.Examined(List.of())))
                        .tell())
                .contains("→ check before schema");
    }

    @Test
    void aCureThatKnowsTheErrorOfARungOnlyExplainsIt() {
        Story story = new Story(plan("agorakit"))
                .when("check before migrations", Answers.ails())
                .thenPerson(new Event.Approve())
                .when(
                        "migrate",
                        new Said.Failed("exit 1", "", "1062 Duplicate entry 'a' for key 'users_username_unique'"));

        assertThat(plan("agorakit").steps())
                .anySatisfy(s -> assertThat(s.cures()).isNotEmpty());
        assertThat(story.tell()).contains("end   rolled back").doesNotContain("→ cure");
    }

    @Test
    void whatNoRungMendsIsTakenBackAndSaysWhatWasTried() {
        assertThat(mautic("cache", "cache-folder", "migrations", "schema")
                        .thenPerson(new Event.Approve(), new Event.Approve())
                        .when("check after all", Answers.ails())
                        .tell())
                .contains(
                        "end   rolled back",
                        "all rungs were climbed (cache, cache-folder, migrations, schema), and still it is not well: "
                                + "the database is not in sync");
    }

    @Test
    @Shows(68)
    void theSchemaIsChangedOnlyByTheSqlThatAPersonHasApproved() {
        Story story = new Story(plan("ixp-manager"))
                .when("check before memcached", Answers.ails())
                .when("check before schema", Answers.ails());

        assertThat(story.tell())
                .contains("→ drill", "→ preview", "waiting for approval")
                .doesNotContain("→ migrate");
        assertThat(new Story(plan("ixp-manager"))
                        .when("check before memcached", Answers.ails())
                        .when("check before schema", Answers.ails())
                        .thenPerson(new Event.Reject())
                        .tell())
                .contains("end   rolled back")
                .doesNotContain("→ migrate");
    }

    private static Story mautic(String... ailing) {
        Story story = new Story(plan("mautic"));
        for (String rung : ailing) story.when("check before " + rung, Answers.ails());
        return story;
    }

    private static Plan plan(String recipe) {
        return Shipped.plans()
                .filter(p -> p.kind().equals("repair") && p.recipe().equals(recipe))
                .findFirst()
                .orElseThrow();
    }
}
