package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Agorakit's page "Update your installation", on the real Laravel, composer and MariaDB. */
class AgorakitTest {

    @Test
    @Tag("stack")
    @Shows(51)
    void isUpgradedOverTagsInThreeSpellings() {
        try (Agorakit site = Agorakit.open()) {
            site.withCron().known();
            assertThat(Harbour.drydock("releases", site.name).out())
                    .containsSubsequence("v1.10", "1.7", "V1.5", "V1.4");

            Harbour.Said said = site.upgrade(Agorakit.LATEST);

            assertThat(said.exit()).as(said.out()).isZero();
            site.says("Agorakit 1.10: 3 members in 2 groups");
            assertThat(site.ledger()).containsExactly("migrate 1.5", "migrate 1.10");
            assertThat(site.cronRuns()).isTrue();
            assertThat(site.run("git", "describe", "--tags").strip()).isEqualTo("v1.10");
        }
    }

    @Test
    @Tag("stack")
    @Shows({79, 80, 101})
    void whatFailsHalfWayIsAsBeforeAndTheCureLetsTheNextAttemptSucceed() throws Exception {
        try (Agorakit site = Agorakit.open()) {
            site.withDuplicates().known(uncured());
            var before = site.seen();

            Harbour.Said said = site.upgrade(Agorakit.UNIQUE);

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).containsPattern("1062 Duplicate entry '.*' for key 'users_username_unique'");
            assertThat(site.ledger()).as("the first migration had run").containsExactly("migrate 1.5");
            assertThat(site.seen()).isEqualTo(before);
            assertThat(site.sql("SHOW TABLES")).doesNotContain("invites");
            site.says("Agorakit 1.4: 5 members, 2 groups");
            assertThat(site.server.databases()).noneMatch(d -> d.startsWith("drydock"));

            cured();
            Harbour.Said again = site.upgrade(Agorakit.UNIQUE);

            assertThat(again.exit()).as(again.out()).isZero();
            assertThat(RealSite.record(again.run()))
                    .containsSubsequence(
                            "step.failed migrate",
                            "restore.proved",
                            "cure.done cure duplicate-usernames",
                            "step.done migrate",
                            "run.closed");
            site.says("Agorakit 1.5: 5 members, 2 groups");
            assertThat(site.seen())
                    .as("the comparison sees what an upgrade changes")
                    .isNotEqualTo(before);
            assertThat(site.sql("SELECT username FROM users ORDER BY id").lines())
                    .containsExactly("anna", "bert", "çelik", "Anna2", "celik2");
            assertThat(site.sql("SELECT count(*) FROM invites")).isEqualTo("5");
        }
    }

    /** The recipe as it was before anybody knew of the cure. */
    private static String uncured() {
        String recipe = Api.get("recipes/agorakit").body().asText();
        return add(recipe.replaceAll("(?ms)^cures:.*?(?=^forbidden:)", ""));
    }

    private static void cured() {
        add(Api.get("recipes/agorakit").body().asText());
    }

    private static String add(String recipe) {
        Api.Reply added =
                Api.post("recipes", "application/yaml", recipe.replace("recipe: agorakit", "recipe: agorakit-of-old"));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return "agorakit-of-old";
    }
}
