package dev.drydock.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Golden;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.shows.Shows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerTest {
    static final Version FROM = Fixtures.tag("v1.0");
    static final Version TO = Fixtures.tag("v1.1");

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    @Shows(102)
    void upgrade_as_a_person_reads_it(String name) {
        Plan plan = upgrade(name);

        Golden.same("plan/upgrade-" + name + ".txt", PlanText.of(plan));
    }

    @ParameterizedTest
    @CsvSource({"backup-large,false", "backup-large-open,true"})
    void backup_as_a_person_reads_it(String file, boolean open) {
        Compiled compiled =
                Compiler.backup("r-7", Fixtures.recipe("large"), Fixtures.site("large-one"), seen(""), open);

        Golden.same("plan/" + file + ".txt", PlanText.of(plan(compiled)));
    }

    @ParameterizedTest
    @CsvSource({
        "restore-large,false,",
        "restore-large-discarding,true,",
        "downgrade-large-waived,false,no room for scratch"
    })
    @Shows(38)
    void restore_as_a_person_reads_it(String file, boolean discard, String waiver) {
        Compiled compiled = restore(CHOSEN, file.replaceAll("-.*", ""), discard, waiver);

        Plan plan = plan(compiled);
        Golden.same("plan/" + file + ".txt", PlanText.of(plan) + String.join("\n", plan.risks()) + "\n");
        assertThat(Wire.stored(Wire.text(plan), Plan.class)).isEqualTo(plan);
    }

    @Test
    void restore_of_a_file_as_a_person_reads_it() {
        Chosen chosen = new Chosen("r-7-file", "large-one", null, TO, null, null, null, false, Map.of());
        ByHand.Foreign file = new ByHand.Foreign("/mnt/usb/db-1.1.sql", "search");

        Plan plan = plan(ByHand.restore(
                "r-7",
                Fixtures.recipe("large"),
                Fixtures.site("large-one"),
                seen(""),
                new ByHand.Wish("restore", chosen, false, null, file)));

        Golden.same("plan/restore-large-file.txt", PlanText.of(plan) + String.join("\n", plan.risks()) + "\n");
        assertThat(Wire.stored(Wire.text(plan), Plan.class)).isEqualTo(plan);
    }

    @Test
    void what_the_catalogue_knows_of_a_backup_goes_with_every_order_that_reads_it() {
        Plan plan = plan(restore(CHOSEN, "restore", false, null));

        assertThat(plan.steps().stream().map(Step::work))
                .filteredOn(w -> w instanceof Work.Drill d && d.backup().equals("b-1")
                        || w instanceof Work.Restore r && r.backup().equals("b-1"))
                .hasSize(4)
                .allMatch(w -> w instanceof Work.Drill d
                        ? d.fingerprints().equals(CHOSEN.fingerprints())
                        : ((Work.Restore) w).fingerprints().equals(CHOSEN.fingerprints()));
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/dumps/db-v0.15.0_2024-03-01_10-00.dump,v0.15.0",
        "/srv/v9.9/dump-1.2.sql,1.2",
        "harbour/01abc,",
        "/srv/dumps/2024-03-01.sql,",
        "/srv/dumps/kolibri-0.15.0-2024.03.01.db,0.15.0 2024.03.01",
        "/srv/dumps/1.5-to-1.5.sql,1.5"
    })
    void a_file_says_in_its_name_of_what_version_it_may_be(String path, String versions) {
        assertThat(String.join(" ", new ByHand.Foreign(path, "").versions()))
                .isEqualTo(versions == null ? "" : versions);
    }

    @Test
    void an_upgrade_that_was_stopped_half_way_as_a_person_reads_it() {
        Found.Seen seen = seen("");
        Found.Seen stopped = new Found.Seen(TO, seen.releases(), List.of(), seen.jobs(), 0, "one: Ran\n two: Pending");

        Plan plan =
                plan(Compiler.upgrade("r-7", Fixtures.recipe("large"), Fixtures.site("large-one"), stopped, TO, false));

        Golden.same("plan/finish-large.txt", PlanText.of(plan) + String.join("\n", plan.risks()) + "\n");
        assertThat(PlanRules.faults(plan)).isEmpty();
        assertThat(((Work.Preflight) plan.steps().getFirst().work()).need()).isEqualTo(Work.Need.FINISH);
        assertThat(Wire.stored(Wire.text(plan), Plan.class)).isEqualTo(plan);
    }

    @Test
    void an_upgrade_from_where_another_was_stopped_says_so() {
        Found.Seen seen = seen("/var/jobs");
        Found.Seen stopped = new Found.Seen(FROM, seen.releases(), List.of(), seen.jobs(), 0, "two: Pending");

        Plan plan =
                plan(Compiler.upgrade("r-1", Fixtures.recipe("small"), Fixtures.site("small-one"), stopped, TO, false));

        assertThat(plan.risks()).singleElement().asString().contains("This run goes on from there");
        assertThat(((Work.Preflight) plan.steps().getFirst().work()).need()).isNull();
    }

    @Test
    void drill_as_a_person_reads_it() {
        Compiled compiled = ByHand.drill("r-7", Fixtures.recipe("large"), Fixtures.site("large-one"), CHOSEN);

        Golden.same("plan/drill-large.txt", PlanText.of(plan(compiled)));
    }

    private static final Chosen CHOSEN = new Chosen(
            "b-1",
            "large-one",
            "large",
            TO,
            java.time.Instant.parse("2026-11-01T22:15:00Z"),
            "upgrade",
            "main (sqlite), search (sqlite)",
            true,
            Map.of("tree", "ab".repeat(32)));

    private static Compiled restore(Chosen chosen, String kind, boolean discard, String waiver) {
        return ByHand.restore(
                "r-7",
                Fixtures.recipe("large"),
                Fixtures.site("large-one"),
                seen(""),
                new ByHand.Wish(kind, chosen, discard, waiver, null));
    }

    @ParameterizedTest
    @CsvSource({
        "other-one,large,'main (sqlite), search (sqlite)','is one of the site other-one, not of large-one'",
        "large-one,small,'main (sqlite), search (sqlite)','was taken with the recipe small'",
        "large-one,large,'main (mariadb), search (sqlite)','has the databases main (mariadb), search (sqlite), and'",
        "large-one,large,'','has the databases none, and the recipe names main (sqlite), search (sqlite)'",
    })
    @Shows(37)
    void a_backup_that_is_another_ones_is_refused(String site, String recipe, String databases, String reason) {
        Chosen chosen =
                new Chosen("b-1", site, recipe, TO, java.time.Instant.EPOCH, "backup", databases, false, Map.of());

        assertThat(refused(restore(chosen, "restore", true, "x")).reason()).contains("backup b-1 " + reason);
        assertThat(refused(ByHand.drill("r", Fixtures.recipe("large"), Fixtures.site("large-one"), chosen))
                        .next())
                .isEqualTo("`drydock backups large-one` lists its own");
    }

    @Test
    void a_waiver_is_in_the_plan_and_in_its_orders() {
        Plan plan = plan(Compiler.upgrade(
                "r-1", Fixtures.recipe("large"), Fixtures.site("large-one"), seen(""), TO, false, "no scratch"));

        assertThat(plan.waiver()).isEqualTo("no scratch");
        assertThat(plan.risks()).singleElement().asString().startsWith("the drill is waived");
        assertThat(((Work.Preflight) plan.steps().getFirst().work()).waived()).isTrue();
        assertThat(plan.steps().stream().map(s -> s.work()).filter(Work.Drill.class::isInstance))
                .allSatisfy(w -> assertThat(((Work.Drill) w).checkOnly()).isTrue());
        assertThat(plan.wayBack().stream().map(b -> b.work()).filter(Work.Restore.class::isInstance))
                .isNotEmpty()
                .allSatisfy(w -> assertThat(((Work.Restore) w).waived()).isTrue());
    }

    @Test
    void a_page_without_a_way_in_is_asked_after_the_doors_opened() {
        SiteFile site = Fixtures.siteOf(Golden.text("site/good/small-one.yaml") + "url: https://small.example\n");

        Compiled compiled = Compiler.upgrade("r-1", Fixtures.recipe("small"), site, seen("/var/jobs"), TO, false);

        Golden.same("plan/upgrade-small-tail.txt", PlanText.of(plan(compiled)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void frozen_and_thawed_it_is_the_same(String name) {
        Plan plan = upgrade(name);

        assertThat(Wire.stored(Wire.text(plan), Plan.class)).isEqualTo(plan);
    }

    @Test
    void same_input_same_plan() {
        assertThat(upgrade("large")).isEqualTo(upgrade("large"));
    }

    @Test
    void every_preflight_knows_what_the_plan_takes_for_granted() {
        Plan plan = upgrade("large");

        assertThat(plan.steps().subList(0, 4)).allSatisfy(step -> {
            Work.Preflight work = (Work.Preflight) step.work();
            assertThat(work.from()).isEqualTo(FROM);
            assertThat(work.to()).isEqualTo(TO);
            assertThat(work.tools()).containsExactly("sqlite3", "git");
            assertThat(work.doors().url()).isEqualTo("http://127.0.0.1:8080/app/");
            assertThat(work.health().url()).isEqualTo("http://127.0.0.1:8080/app/about?x=1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "recipe: small,recipe: other,has the recipe other",
        "root: /srv/small,root: /var/lib,lie in each other",
    })
    void sites_that_do_not_fit(String good, String bad, String reason) {
        SiteFile site = Fixtures.siteOf(Golden.text("site/good/small-one.yaml").replace(good, bad));

        Compiled compiled =
                Compiler.upgrade("r-1", Fixtures.recipe("small"), site, seen("/var/lib/drydock"), TO, false);

        assertThat(refused(compiled).reason()).contains(reason);
        assertThat(refused(compiled).next()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "--all,0000000000000000000000000000000000000001,begins with a dash",
        "v1;id,0000000000000000000000000000000000000001,only letters",
        "v1.1,HEAD,has no commit",
        "v0.9,0000000000000000000000000000000000000001,is older than",
    })
    void versions_that_are_none(String name, String commit, String reason) {
        Compiled compiled = Compiler.upgrade(
                "r-1",
                Fixtures.recipe("small"),
                Fixtures.site("small-one"),
                seen("/var/jobs"),
                new Version(name, commit),
                false);

        assertThat(refused(compiled).reason()).contains(reason);
        assertThat(refused(compiled).next()).contains("drydock releases");
    }

    @Test
    @Shows(4)
    void already_there() {
        Compiled compiled = Compiler.upgrade(
                "r-1", Fixtures.recipe("small"), Fixtures.site("small-one"), seen("/var/jobs"), FROM, false);

        assertThat(refused(compiled).reason()).contains("already at v1.0");
    }

    @Test
    void a_jump_that_the_recipe_forbids() {
        Compiled compiled = Compiler.upgrade(
                "r-1", Fixtures.recipe("large"), Fixtures.site("large-one"), seen(""), Fixtures.tag("v3.0"), false);

        assertThat(refused(compiled).next()).isEqualTo("go to v1.1 first, or all the way with --hops");
    }

    @Test
    void no_folder_for_jobs() {
        Compiled compiled =
                Compiler.upgrade("r-1", Fixtures.recipe("small"), Fixtures.site("small-one"), seen(""), TO, false);

        assertThat(refused(compiled).next()).contains("set `jobs` in the site file");
    }

    @Test
    void doors_that_nobody_can_see_closed() {
        var recipe = Fixtures.recipeOf(Golden.text("recipe/good/small.yaml").replace(", mark: [ closed ]", ""));

        Compiled compiled = Compiler.upgrade("r-1", recipe, Fixtures.site("small-one"), seen("/var/jobs"), TO, false);

        assertThat(refused(compiled).reason()).contains("nothing shows whether the doors");
        assertThat(Compiler.backup("r-1", recipe, Fixtures.site("small-one"), seen("/var/jobs"), true))
                .isInstanceOf(Compiled.Ok.class);
    }

    private static Plan upgrade(String name) {
        return plan(Compiler.upgrade(
                "r-42",
                Fixtures.recipe(name),
                Fixtures.site(name + "-one"),
                seen("/var/lib/drydock/found"),
                TO,
                false));
    }

    static Found.Seen seen(String jobs) {
        return new Found.Seen(FROM, Fixtures.tags("v1.0", "v1.1", "v2.0", "v3.0"), List.of(), jobs, 0);
    }

    static Plan plan(Compiled compiled) {
        assertThat(compiled).isInstanceOf(Compiled.Ok.class);
        return ((Compiled.Ok) compiled).plan();
    }

    private static Compiled.Refused refused(Compiled compiled) {
        assertThat(compiled).isInstanceOf(Compiled.Refused.class);
        return (Compiled.Refused) compiled;
    }
}
