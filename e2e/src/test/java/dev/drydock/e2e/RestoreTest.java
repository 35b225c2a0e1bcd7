package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import dev.drydock.stack.demo.HarbourSite;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A migration that fails half way leaves the site as before, as seen by find, sha256sum, git and sqlite3. */
@Tag("stack")
class RestoreTest {

    /** The clerk would write a visit as soon as the doors are open again. */
    @BeforeAll
    static void withoutWriters() {
        Recipes.add("harbour-still", y -> y.replaceAll("(?m)^writers:\\R  - .*\\R", ""));
        assertThat(Api.get("recipes/harbour-still").body().asText()).doesNotContain("clerk-stop");
    }

    @Test
    @Shows(100)
    void whatFailsHalfWayIsAsBefore() {
        try (Harbour harbour = Harbour.open("harbour-still")) {
            harbour.site.harbour("clerk-stop");
            List<String> before = harbour.seen();
            Harbour.Said said = Harbour.drydock("upgrade", harbour.name, "--to", HarbourSite.BAD, "--watch", "--yes");
            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).contains("rolled back");
            assertThat(harbour.seen()).isEqualTo(before);
            assertThat(harbour.page()).isEqualTo(200);
            assertThat(harbour.version()).isEqualTo("1.0.0");
            assertThat(harbour.site.sql("select count(*) from sqlite_master where name = 'pilots'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void theComparisonItselfSeesWhatAnUpgradeChanges() {
        try (Harbour harbour = Harbour.open("harbour-still")) {
            harbour.site.harbour("clerk-stop");
            List<String> before = harbour.seen();
            Harbour.Said said = Harbour.drydock("upgrade", harbour.name, "--to", HarbourSite.GOOD, "--watch", "--yes");
            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(harbour.seen()).isNotEqualTo(before);
        }
    }
}
