package dev.drydock.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A site that has runs or backups can never be added anew: its file is changed. */
@Tag("real")
class SitesTest {
    private static final SiteFile ANOTHER = Fixtures.siteOf(
            "name: one\nrecipe: large\nroot: /srv/one\nlabels: { team: peering, env: prod }\napproval: { four-eyes: true }\n");

    private final Database database = new Database();

    @BeforeEach
    void aSiteWithARun() {
        database.in(store -> {
            SiteRow site = new SiteRow();
            site.name = "one";
            site.recipe = "small";
            site.yaml = "old";
            site.versionName = "v1";
            site.versionCommit = "a".repeat(40);
            site.added = Instant.EPOCH;
            store.add(site);
            store.add(run());
            store.flush();
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void its_file_is_another_one_and_the_run_is_there_still() {
        database.in(store -> store.find(RunRow.class, "r-1").orElseThrow().ended = Instant.EPOCH);

        database.in(store -> assertThat(Sites.replace(store, ANOTHER, "new")).isEmpty());

        database.in(store -> {
            SiteRow now = store.find(SiteRow.class, "one").orElseThrow();
            assertThat(List.of(now.recipe, now.yaml, now.versionName, now.labels, now.fourEyes))
                    .containsExactly("large", "new", "v1", "env=prod,team=peering", true);
            assertThat(store.newestRuns("one", 5)).hasSize(1);
        });
    }

    @Test
    void while_a_run_is_open_it_stays_as_it_is() {
        database.in(store -> assertThat(Sites.replace(store, ANOTHER, "new")).contains("r-1"));

        database.in(store ->
                assertThat(store.find(SiteRow.class, "one").orElseThrow().yaml).isEqualTo("old"));
    }

    @Test
    void its_own_folder_is_no_other_sites() {
        SiteFile one = Fixtures.site("large-one");
        Recipe recipe = Fixtures.recipe("large");

        assertThat(Neighbours.sameFolder(one, List.of(Map.entry(one, recipe)))).isEmpty();
    }

    private static RunRow run() {
        RunRow run = new RunRow();
        run.id = "r-1";
        run.site = "one";
        run.kind = "backup";
        run.plan = "{}";
        run.state = "{}";
        run.status = "running";
        run.started = Instant.EPOCH;
        run.requestedBy = "admin";
        run.lastHash = "";
        return run;
    }
}
