package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** IXP Manager's page "Upgrading IXP Manager", on the real Laravel, Doctrine, Memcached, composer, bower and MariaDB. */
@Tag("stack")
class IxpManagerTest {
    private static final String SHOWN = "ALTER TABLE cust ADD peeringdb TINYINT(1) DEFAULT NULL, DROP nocfax";

    @Test
    @Shows({44, 45, 52})
    void isUpgradedByTheSqlThatWasApprovedWithMemcachedRestartedBeforeAndAfterAndDowngraded() throws Exception {
        try (IxpManager site = IxpManager.open()) {
            site.startCron();
            site.known();
            assertThat(Harbour.drydock("plan", site.name, "--to", IxpManager.LATER)
                            .out())
                    .contains("would jump over v4.8.1", "go to v4.8.1 first");
            Map<String, Long> begin = site.stats();

            Harbour.Said shown = site.upgrade(IxpManager.MENDED);

            assertThat(shown.exit()).as(shown.out()).isEqualTo(5);
            assertThat(shown.out())
                    .contains("3 statements, 1 marked", "  CREATE TABLE routers", "! " + SHOWN, "!   → drops a column");
            Map<String, Long> before = site.stats();
            assertThat(before.get("pid")).as("restarted before").isNotEqualTo(begin.get("pid"));
            assertThat(site.columns()).as("nothing was run").contains("nocfax").doesNotContain("peeringdb");
            assertThat(site.cronRuns()).isFalse();
            assertThat(site.page()).isEqualTo(503);

            Harbour.Said said = approved(shown.run());

            assertThat(said.exit()).as(said.out()).isZero();
            Map<String, Long> after = site.stats();
            assertThat(after.get("pid")).as("and again after").isNotEqualTo(before.get("pid"));
            // Memcached counts from two seconds before it began, in whole seconds
            assertThat(after.get("time") - after.get("uptime"))
                    .as("when it began")
                    .isGreaterThanOrEqualTo(before.get("time") - 3);
            assertThat(site.columns()).contains("peeringdb").doesNotContain("nocfax");
            assertThat(site.ledger()).containsExactly("migrate 4.8.1");
            site.says("IXP Manager 4.8.1: 3 customers");
            assertThat(Files.readString(site.root.resolve("public/bower_components/ixp-style/style.css")))
                    .contains("#333");
            assertThat(site.cronRuns()).isTrue();
            assertThat(RealSite.record(said.run()))
                    .containsSubsequence(
                            "step.done restart memcached",
                            "approval.previewed",
                            "approval.awaited",
                            "approval.given",
                            "step.done migrate",
                            "step.done restart memcached-2",
                            "step.done validate",
                            "run.closed");

            Harbour.Said down = Harbour.drydock("downgrade", site.name, "--to", IxpManager.FIRST, "--watch", "--yes");

            assertThat(down.exit()).as(down.out()).isZero();
            site.says("IXP Manager 4.7.0: 3 customers");
            assertThat(site.columns()).contains("nocfax").doesNotContain("peeringdb");
            assertThat(site.stats().get("pid")).isNotEqualTo(after.get("pid"));
            assertThat(site.validated()).contains("[Mapping]  OK", "[Database] OK");
        }
    }

    /** What the front end that still has the old code left in Memcached names a property that is gone: the preview finds it. */
    @Test
    void whatFailsHalfWayIsAsBefore() throws Exception {
        try (IxpManager site = IxpManager.open()) {
            site.withAnotherFrontEnd().known();
            var before = site.seen();

            Harbour.Said said = site.upgrade(IxpManager.BROKEN);
            assertThat(said.exit()).as(said.out()).isEqualTo(5);
            assertThat(said.out()).contains("nocfax does not exist", "CREATE UNIQUE INDEX");
            said = approved(said.run());

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).contains("1062 Duplicate entry 'inex' for key");
            assertThat(RealSite.record(said.run()))
                    .containsSubsequence(
                            "step.failed preview",
                            "cure.done cure stale-memcached-at-preview",
                            "step.done preview",
                            "approval.given",
                            "step.failed migrate",
                            "restore.proved",
                            "run.closed");
            assertThat(site.ledger()).as("half of it had run").containsExactly("migrate 4.8.0");
            assertThat(site.seen()).isEqualTo(before);
            site.says("IXP Manager 4.7.0: 3 customers");
            assertThat(site.validated()).contains("[Database] OK");
            assertThat(site.server.databases()).noneMatch(d -> d.startsWith("drydock"));
        }
    }

    /** Somebody changes the database by hand between the approval's question and its answer. */
    @Test
    void otherSqlThanWhatWasApprovedIsNotRun() {
        try (IxpManager site = IxpManager.open()) {
            site.known();
            Harbour.Said said = site.upgrade(IxpManager.MENDED);
            assertThat(said.exit()).as(said.out()).isEqualTo(5);
            site.sql("ALTER TABLE cust MODIFY shortname VARCHAR(20) NOT NULL");

            said = approved(said.run());

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).contains("migrate was not begun: approved was the SQL");
            assertThat(site.ledger()).isEmpty();
            site.says("IXP Manager 4.7.0: 3 customers");
        }
    }

    /** The page says "do not forget / skip this step" of both: this is why. */
    @Test
    void withoutTheRestartsTheStaleCacheHidesTheChange() {
        try (IxpManager site = IxpManager.open()) {
            site.validated();
            String recipe = Api.get("recipes/ixp-manager").body().asText();
            site.known(added("forgetful", recipe.replaceAll("(?m)^  - restart: memcached\\R", "")));

            Harbour.Said said = site.upgrade(IxpManager.MENDED);
            assertThat(said.exit()).as(said.out()).isEqualTo(5);
            assertThat(said.out()).contains("CREATE TABLE routers").doesNotContain("peeringdb");
            said = approved(said.run());

            assertThat(said.exit())
                    .as("validate believes Memcached: " + said.out())
                    .isZero();
            assertThat(site.columns()).as("and the change is not there").doesNotContain("peeringdb");
            site.memcached("restart");
            assertThat(site.validated()).contains("[Database] FAIL");
        }
    }

    /** Behind the recipe's back Memcached is filled with the schema of before: validate notices, for it is restarted again after. */
    @Test
    void whatTheStaleCacheHidIsCuredWithinTheRun() throws Exception {
        try (IxpManager site = IxpManager.open()) {
            site.withAnotherFrontEnd().known();

            Harbour.Said said = site.upgrade(IxpManager.MENDED);
            assertThat(said.out()).contains("CREATE TABLE routers").doesNotContain("peeringdb");
            said = approved(said.run());

            assertThat(said.exit())
                    .as("other SQL, so it is asked for again: " + said.out())
                    .isEqualTo(5);
            assertThat(said.out()).contains("! " + SHOWN);
            said = approved(said.run());
            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(RealSite.record(said.run()))
                    .containsSubsequence(
                            "approval.given",
                            "step.failed validate",
                            "restore.proved",
                            "approval.given",
                            "step.done migrate",
                            "cure.done cure stale-memcached",
                            "step.done validate",
                            "run.closed");
            assertThat(site.columns()).contains("peeringdb").doesNotContain("nocfax");
            site.says("IXP Manager 4.8.1: 3 customers");
        }
    }

    private static Harbour.Said approved(String run) {
        RealSite.approve(run);
        return Harbour.drydock("watch", run);
    }

    private static String added(String name, String recipe) {
        String yaml = recipe.replace("recipe: ixp-manager", "recipe: ixp-manager-" + name);
        Api.Reply added = Api.post("recipes", "application/yaml", yaml);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return "ixp-manager-" + name;
    }
}
