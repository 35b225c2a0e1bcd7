package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The second half of IXP Manager's page, "Correcting Database Issues / Verifying Your Schema", on the real Doctrine and Memcached. */
@Tag("stack")
class IxpRepairTest {
    private static final String SHOWN = "ALTER TABLE cust ADD peeringdb TINYINT(1) DEFAULT NULL, DROP nocfax";

    @Test
    void aSchemaThatIsOutOfStepIsFoundByCheckAndMendedByRepair() throws Exception {
        try (IxpManager site = IxpManager.open()) {
            site.known();
            Harbour.Said well = Harbour.drydock("check", site.name);
            assertThat(well.exit()).as(well.out()).isZero();
            assertThat(well.out()).contains(": well", "the application says: 4.7.0", "its code is: v4.7.0");
            site.sql("ALTER TABLE cust DROP nocfax");
            List<String> before = site.seen();
            Long memcached = site.stats().get("pid");

            Harbour.Said found = Harbour.drydock("check", site.name);

            assertThat(found.exit()).as(found.out()).isEqualTo(1);
            assertThat(found.out())
                    .contains(
                            "drift: the database is not in sync with the mapping",
                            "  | [Database] FAIL",
                            "page: its page is not well",
                            "`drydock repair " + site.name + "` mends it");
            assertThat(site.seen()).as("a look changes nothing").isEqualTo(before);
            assertThat(site.stats().get("pid")).isEqualTo(memcached);

            Harbour.Said shown = repair(site);

            assertThat(shown.exit()).as(shown.out()).isEqualTo(5);
            assertThat(shown.out())
                    .contains("rung memcached: done", "  ALTER TABLE cust ADD nocfax VARCHAR(40) DEFAULT NULL");
            assertThat(site.columns()).as("nothing was run").doesNotContain("nocfax");
            assertThat(site.stats().get("pid")).as("restarted").isNotEqualTo(memcached);

            Harbour.Said said = approved(shown.run());

            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(said.out()).contains("memcached: done", "schema: done");
            assertThat(site.columns()).contains("nocfax");
            site.says("IXP Manager 4.7.0: 3 customers");
            assertThat(RealSite.record(said.run()))
                    .containsSubsequence(
                            "backup.verified",
                            "step.examined check before memcached",
                            "rung.done memcached",
                            "step.examined check before schema",
                            "approval.previewed",
                            "approval.given",
                            "rung.done schema",
                            "step.done check after all",
                            "run.closed");
            Harbour.Said again = repair(site);
            assertThat(again.exit()).as(again.out()).isZero();
            assertThat(again.out()).contains(site.name + " is well already: nothing to do");
        }
    }

    /** Upgraded by hand, with both restarts forgotten: Memcached has the schema of before, and everybody who asks it believes that. */
    @Test
    void whatTheStaleCacheHidesIsFoundAllTheSameAndMended() throws Exception {
        try (IxpManager site = IxpManager.open()) {
            site.known();
            upgradedByHand(site);
            assertThat(site.validated()).as("what a person is told").contains("[Database] OK");
            assertThat(site.columns()).as("and how it is").doesNotContain("peeringdb");

            Harbour.Said found = Harbour.drydock("check", site.name);

            assertThat(found.exit()).as(found.out()).isEqualTo(1);
            assertThat(found.out())
                    .contains("drift: the database is not in sync", "where     DOCTRINE_CACHE=array php artisan")
                    .contains("Drydock left it at: 4.7.0");
            Harbour.Said shown = repair(site);
            assertThat(shown.out()).contains("! " + SHOWN);
            Harbour.Said said = approved(shown.run());
            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(site.columns()).contains("peeringdb").doesNotContain("nocfax");
            site.says("IXP Manager 4.8.1: 3 customers");
        }
    }

    /** The page says that Memcached comes first: this is why. */
    @Test
    void withoutTheRestartThereIsNothingToRepairAndSoItIsTakenBack() throws Exception {
        try (IxpManager site = IxpManager.open()) {
            String recipe = Api.get("recipes/ixp-manager").body().asText();
            site.known(added(recipe.replaceAll("(?ms)^  - rung: memcached.*?(?=^  - rung: )", "")
                    .replaceAll("(?m)^      - restart: memcached\\R", "")));
            upgradedByHand(site);
            List<String> before = site.seen();

            Harbour.Said shown = repair(site);

            assertThat(shown.exit()).as(shown.out()).isEqualTo(3);
            assertThat(shown.out())
                    .contains("rung schema: not needed", "all rungs were climbed (schema), and still it is not well")
                    .doesNotContain("peeringdb");
            assertThat(site.seen()).isEqualTo(before);
        }
    }

    private static void upgradedByHand(IxpManager site) {
        site.validated();
        Releases.git(site.root, "checkout", "-q", IxpManager.MENDED);
        site.run("php", "artisan", "doctrine:schema:update", "--force");
    }

    private static Harbour.Said repair(RealSite site) {
        return Harbour.drydock("repair", site.name, "--watch", "--yes");
    }

    private static Harbour.Said approved(String run) {
        RealSite.approve(run);
        return Harbour.drydock("watch", run);
    }

    private static String added(String recipe) {
        Api.Reply added = Api.post(
                "recipes",
                "application/yaml",
                recipe.replace("recipe: ixp-manager", "recipe: ixp-manager-unrestarted"));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return "ixp-manager-unrestarted";
    }
}
