package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import dev.drydock.stack.demo.HarbourSite;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console, in a real browser before the real stack. */
@Tag("stack")
class ConsoleTest {
    private static final String EVIL = "<script>window.evil=1</script><img src=x onerror=window.evil=1>'`&amp;";
    private static final String EVIL_IN_QUOTES = "<script>window.evil=1</script><img src=x onerror=window.evil=1>&amp;";
    private static Browser browser;

    @BeforeAll
    static void open() {
        String preview = "  - preview: echo 'drop table <script>window.evil=1</script>;'\n    approve: always\n";
        Recipes.add(
                "harbour-console",
                y -> y.replaceAll("(?m)^  - migrate:", Matcher.quoteReplacement(preview) + "  - migrate:"));
        String loud = "  - validate: echo '" + EVIL_IN_QUOTES + "'; exit 3\n  - clear-cache:";
        Recipes.add("harbour-loud", y -> y.replaceAll(
                        "(?m)^title:.*$", Matcher.quoteReplacement("title: '" + EVIL_IN_QUOTES + "'"))
                .replaceAll("(?m)^  - clear-cache:", Matcher.quoteReplacement(loud)));
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void somebodyLogsInPlansBeginsWatchesAndRollsBack() {
        try (Harbour harbour = Harbour.open()) {
            Browser.Person person = browser.stranger(1280, 900, ColorScheme.LIGHT);
            person.goTo("/sites/" + harbour.name);
            person.logIn("dry_nonsense");
            person.sees("That is no token of this Drydock.");
            person.logIn(Dock.STACK.token());
            person.sees("Last verified backup");
            person.isForEverybody();
            person.shot("site");
            person.page().getByText("Back it up…").click();
            person.sees("proved by restoring it into scratch");
            person.isForEverybody();
            person.goTo("/sites/" + harbour.name + "/plan?to=" + HarbourSite.GOOD);
            person.sees("The way back, should a step fail");
            person.isForEverybody();
            person.shot("plan");

            String jobs = "jobs: " + harbour.site.jobs();
            Api.Reply changed =
                    Api.put("sites", "application/yaml", harbour.site.yaml().replace(jobs, jobs + "-new"));
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
            person.page().getByLabel("Reason").fill("as agreed");
            person.press("Upgrade to " + HarbourSite.GOOD);
            person.sees("has changed since the plan was shown; nothing was changed");
            person.isForEverybody();
            assertThat(person.page().getByLabel("Reason").inputValue()).isEqualTo("as agreed");

            harbour.site.switches().hold();
            person.press("Upgrade to " + HarbourSite.GOOD);
            assertThat(harbour.site.switches().arrived(Duration.ofSeconds(240))).isTrue();
            person.page().waitForSelector(".step.running >> text=/^migrate$/");
            person.sees("closed for");
            person.isForEverybody();
            person.shot("run-live");
            person.follow("Roll back…");
            person.sees("exactly as before");
            person.isForEverybody();
            person.shot("deed");
            person.page().getByLabel("Reason").fill("wrong night <b>really</b>");
            person.press("Roll back");
            harbour.site.switches().release();
            person.sees("rolled back: exactly as before");
            person.sees("The proof");
            person.isForEverybody();
            person.shot("run-rolled-back");
            assertThat(harbour.version()).isEqualTo("1.0.0");
            person.context().close();
        }
    }

    @Test
    void onAPhoneAndInTheDarkItIsForEverybodyToo() {
        Browser.Person person = browser.stranger(390, 800, ColorScheme.DARK);
        person.goTo("/");
        person.isForEverybody();
        person.shot("login-phone");
        person.logIn(Dock.STACK.token());
        for (String path : List.of("/", "/runs", "/rollouts", "/recipes", "/tokens", "/audit", "/nowhere")) {
            person.goTo(path);
            person.sees("Overview");
            person.isForEverybody();
            person.page()
                    .evaluate(
                            "document.querySelector('main').insertAdjacentHTML('beforeend', '<ul class=cards><li class=card><b>'"
                                    + " + 'a-long-name-'.repeat(9) + '</b> <span class=state>started, rolled back: exactly as"
                                    + " before, of a release that says much</span></ul>')");
            assertThat((Integer) person.page().evaluate("document.documentElement.scrollWidth"))
                    .as("as wide as the phone: " + path)
                    .isLessThanOrEqualTo(390);
        }
        person.shot("overview-phone");
        person.goTo("/tokens");
        person.page().locator("#name").fill("from-a-phone");
        person.press("Make it");
        person.sees("It is shown once");
        person.isForEverybody();
        person.context().close();
    }

    /** Whoever writes SQL, output, reasons or tickets writes text. */
    @Test
    void anApproverSeesTheSqlAndMarkupInItIsText() {
        try (Harbour harbour = Harbour.open("harbour-console")) {
            String run = Api.json(
                            "sites/" + harbour.name + "/runs",
                            """
                            {"to":"%s","reason":"%s","ticket":"%s"}"""
                                    .formatted(HarbourSite.GOOD, EVIL, EVIL))
                    .body()
                    .path("id")
                    .asText();
            Api.rested(run);
            Browser.Person approver = browser.person(Tokens.make("approver", "").secret());
            approver.goTo("/");
            approver.sees("waiting for a person");
            approver.isForEverybody();
            approver.shot("overview");
            approver.goTo("/runs/" + run);
            approver.sees("The SQL that will run");
            approver.sees("Without an answer it goes back at");
            assertThat(approver.text()).contains("drop table <script>", EVIL);
            approver.isForEverybody();
            approver.shot("approval");
            approver.follow("Approve…");
            approver.sees("The SQL that runs is the SQL shown here");
            assertThat(approver.text()).contains("drop table <script>");
            approver.isForEverybody();
            approver.page().getByLabel("Reason").fill(EVIL);
            approver.press("Approve");
            approver.sees("upgraded and healthy");
            approver.goTo("/runs/" + run + "/record");
            approver.sees("names the hash of the one before");
            assertThat(approver.text()).contains("dev.drydock.run.closed.v1");
            approver.isForEverybody();
            approver.goTo("/sites/" + harbour.name);
            approver.sees("succeeded");
            assertThat(approver.page().evaluate("window.evil"))
                    .as("a script of theirs ran")
                    .isNull();
            approver.context().close();
        }
    }

    @Test
    void markupThatCommandsPrintOrARecipeHoldsIsText() {
        try (Harbour harbour = Harbour.open("harbour-loud")) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            Browser.Person watcher = browser.person(Tokens.make("viewer", "").secret());
            watcher.goTo("/runs/" + run);
            watcher.page().waitForSelector(".step.running");
            harbour.site.switches().release();
            watcher.sees("rolled back: exactly as before");
            assertThat(watcher.page().locator("#output").innerText()).contains(EVIL_IN_QUOTES);
            watcher.page().getByText("The end of what it printed").first().click();
            assertThat(watcher.page().locator("details pre").first().innerText())
                    .contains(EVIL_IN_QUOTES);
            watcher.isForEverybody();
            watcher.follow("harbour-loud");
            watcher.sees("What an upgrade by it does");
            assertThat(watcher.text()).contains(EVIL_IN_QUOTES, "exit 3", "bin/harbour migrate");
            watcher.isForEverybody();
            watcher.goTo("/sites/" + harbour.name + "/releases");
            watcher.sees("What would be done…");
            watcher.isForEverybody();
            watcher.goTo("/sites/" + harbour.name + "/check");
            watcher.sees("Something is to be seen to");
            watcher.isForEverybody();
            assertThat(watcher.page().evaluate("window.evil"))
                    .as("a script of theirs ran")
                    .isNull();
            watcher.context().close();
        }
    }

    @Test
    void anUpgradeThatFailsIsSeenGoingBackAndOneThatIsStuckIsTriedAgain() {
        try (Harbour harbour = Harbour.open()) {
            harbour.site.switches().migrationFails(true);
            harbour.site.switches().byHandFails(true);
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Browser.Person operator = browser.person(Tokens.make("operator", "").secret());
            operator.goTo("/runs/" + run);
            operator.sees("stuck: a person is needed");
            operator.isForEverybody();
            operator.shot("run-stuck");
            operator.follow("Try again…");
            operator.sees("asked for once more");
            assertThat(Api.json("runs/" + run + "/retry", "{}").status()).isEqualTo(202);
            Api.rested(run);
            operator.page().getByLabel("Reason").fill("the disk \"was\" full");
            operator.press("Try again");
            operator.sees("the run has gone on since you looked at it");
            assertThat(operator.page().getByLabel("Reason").inputValue()).isEqualTo("the disk \"was\" full");
            operator.isForEverybody();
            harbour.site.switches().byHandFails(false);
            operator.press("Try again");
            operator.sees("rolled back: exactly as before");
            operator.sees("The proof");
            assertThat(operator.text()).contains("✓ yes").doesNotContain("✗ no");
            operator.isForEverybody();
            operator.shot("run-failed-and-back");
            assertThat(harbour.version()).isEqualTo("1.0.0");
            operator.context().close();
        }
    }

    @Test
    void whatARolloutGoesOnWithIsAskedWithTheSitesThatItConcerns() {
        try (Harbour harbour = Harbour.open()) {
            String rollout = Api.json("rollouts", "{\"to\":\"9.9.8\",\"sites\":[\"" + harbour.name + "\"]}")
                    .body()
                    .path("id")
                    .asText();
            failed(rollout, 1);
            Browser.Person operator = browser.person(Tokens.make("operator", "").secret());
            operator.goTo("/rollouts");
            operator.sees("9.9.8");
            operator.isForEverybody();
            operator.goTo("/rollouts/" + rollout);
            operator.isForEverybody();
            operator.follow("Try the failed ones again…");
            operator.sees("Failed: 1");
            operator.isForEverybody();
            assertThat(Api.json("rollouts/" + rollout + "/retry", "{}").status())
                    .isEqualTo(202);
            failed(rollout, 2);
            operator.page().getByLabel("Reason").fill("it is there now");
            operator.press("Try the failed ones again");
            operator.sees("the rollout has gone on");
            assertThat(operator.page().getByLabel("Reason").inputValue()).isEqualTo("it is there now");
            operator.isForEverybody();
            operator.press("Try the failed ones again");
            operator.page().waitForURL(url -> url.endsWith("/rollouts/" + rollout));
            failed(rollout, 3);
            operator.goTo("/sites/" + harbour.name + "/plan?to=" + harbour.version());
            operator.sees("there is nothing to do");
            operator.isForEverybody();
            operator.context().close();
            assertThat(Api.json("rollouts/" + rollout + "/cancel", "{}").status())
                    .isEqualTo(202);
        }
    }

    private static void failed(String rollout, int attempt) {
        Dock.until("try " + attempt + " failed", Duration.ofSeconds(60), () -> {
            JsonNode now = Api.get("rollouts/" + rollout).body();
            JsonNode leg = now.path("sites").path(0);
            return leg.path("attempt").asInt() == attempt
                    && "failed".equals(leg.path("stage").asText())
                    && "stopped".equals(now.path("standing").asText());
        });
    }

    @Test
    void theOverviewGoesOnWhileSomebodyLooksAtIt() {
        try (Harbour harbour = Harbour.open()) {
            Browser.Person viewer = browser.person(Tokens.make("viewer", "").secret());
            viewer.page().getByLabel("Name").fill("what I type");
            harbour.site.switches().migrationFails(true);
            harbour.site.switches().byHandFails(true);
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            viewer.page().waitForSelector("#under-way-section a[href='/runs/" + run + "']");
            harbour.site.switches().release();
            viewer.page().waitForSelector("#attention-section .stuck a[href='/runs/" + run + "']");
            assertThat(viewer.page().locator("#told").textContent()).contains(harbour.name + ": stuck");
            assertThat(viewer.page().getByLabel("Name").inputValue()).isEqualTo("what I type");
            viewer.isForEverybody();
            harbour.site.switches().byHandFails(false);
            Api.json("runs/" + run + "/retry", "{}");
            Api.rested(run);
            viewer.page()
                    .waitForSelector(
                            "#attention-section a[href='/runs/" + run + "']",
                            new com.microsoft.playwright.Page.WaitForSelectorOptions()
                                    .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            viewer.context().close();
        }
    }

    @Test
    void whoHasNoMouseLogsInAndDecidesByKeys() {
        try (Harbour harbour = Harbour.open("harbour-console")) {
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Api.rested(run);
            Browser.Person person = browser.stranger(1280, 900, ColorScheme.LIGHT);
            person.goTo("/runs/" + run);
            person.tabTo("token");
            person.type(Tokens.make("approver", "").secret());
            person.key("Enter");
            person.sees("The SQL that will run");
            person.tabTo("To the content");
            person.key("Enter");
            person.tabTo("Approve…");
            person.key("Enter");
            person.sees("The SQL that runs is the SQL shown here");
            person.tabTo("Reason (may be left out)");
            person.type("by keys");
            person.tabTo("Approve");
            person.key("Enter");
            person.sees("upgraded and healthy");
            assertThat(person.page().locator("#told").textContent()).contains("upgraded and healthy");
            person.goTo("/runs/" + run + "/approve");
            person.sees("nothing was changed");
            person.context().close();
        }
    }

    @Test
    void aViewerSeesNoButtonAndIsRefusedWithoutOne() {
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            Browser.Person viewer = browser.person(Tokens.make("viewer", "").secret());
            viewer.goTo("/runs/" + run);
            viewer.sees("The way back, should it be needed");
            assertThat(viewer.text()).doesNotContain("Roll back…");
            viewer.goTo("/runs/" + run + "/roll-back");
            viewer.sees("Your role does not allow that");
            viewer.goTo("/sites/" + harbour.name);
            assertThat(viewer.text()).doesNotContain("Back it up…");
            viewer.context().close();
            harbour.site.switches().release();
            Api.rested(run);
        }
    }

    /** Who did what and where, of all runs; whoever sees some sites sees what was done there. */
    @Test
    void whoDidWhatIsFoundInTheRecordAndMarkupInItIsText() {
        try (Harbour one = Harbour.open();
                Harbour other = Harbour.open("harbour", "labels: { team: audited }\n")) {
            Tokens.Token ann = Tokens.make("operator", "");
            backedUp(one, ann, EVIL);
            backedUp(other, ann, "another");
            backedUp(one, Tokens.make("operator", ""), "not hers");
            Browser.Person viewer = browser.person(Tokens.make("viewer", "").secret());
            viewer.follow("Audit");
            viewer.sees("SHA-256");
            assertThat(column(viewer, 2)).anyMatch(what -> what.startsWith("token created"));
            viewer.isForEverybody();

            viewer.page().getByLabel("Site").fill(one.name);
            viewer.press("Show");
            viewer.page().waitForURL(url -> url.contains("site=" + one.name));
            assertThat(column(viewer, 3)).hasSizeGreaterThan(10).containsOnly(one.name);
            assertThat(column(viewer, 4)).contains(ann.name(), "backup");
            viewer.page().getByLabel("Who").fill(ann.name());
            viewer.press("Show");
            viewer.page().waitForURL(url -> url.contains("by=" + ann.name()));
            assertThat(column(viewer, 3)).isNotEmpty().containsOnly(one.name);
            assertThat(column(viewer, 4)).containsOnly(ann.name());
            assertThat(column(viewer, 2))
                    .anyMatch(what -> what.startsWith("run started") && what.contains("reason: " + EVIL))
                    .noneMatch(what -> what.contains("not hers"));
            viewer.isForEverybody();
            viewer.shot("audit");
            assertThat(viewer.page().evaluate("window.evil"))
                    .as("a script of theirs ran")
                    .isNull();
            viewer.follow("record");
            viewer.sees("Record of run");
            viewer.context().close();

            Browser.Person scoped =
                    browser.person(Tokens.make("viewer", "team=audited").secret());
            scoped.follow("Audit");
            scoped.sees("SHA-256");
            assertThat(column(scoped, 3)).isNotEmpty().containsOnly(other.name);
            assertThat(column(scoped, 2)).noneMatch(what -> what.startsWith("token created"));
            scoped.goTo("/audit?site=" + one.name);
            scoped.sees("Nothing of that kind is in the record, of the sites that you see.");
            scoped.context().close();
        }
    }

    private static void backedUp(Harbour harbour, Tokens.Token by, String reason) {
        var begun = by.post(
                "/api/v1/sites/" + harbour.name + "/runs",
                "{\"kind\":\"backup\",\"open\":true,\"reason\":\"" + reason + "\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String run = Api.get("runs?limit=1&site=" + harbour.name)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        assertThat(Api.rested(run).path("state").asText()).as(Api.told(run)).isEqualTo("succeeded");
    }

    private static List<String> column(Browser.Person person, int number) {
        return person.page().locator("tbody tr > :nth-child(" + number + ")").allInnerTexts();
    }

    /** Nothing tells a browser that whom it listens to has died without a word. */
    @Test
    @Tag("systems")
    void aServerThatIsSilentIsNoticed() {
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            Browser.Person watcher = browser.person(Dock.STACK.token());
            watcher.goTo("/runs/" + run);
            watcher.page().waitForSelector(".step.running");
            Dock.STACK.stop("orchestrator");
            try {
                // forty seconds of silence, and ten until nobody answers what is asked then
                watcher.sees("The connection is lost.", Duration.ofSeconds(120));
            } finally {
                Dock.STACK.cont("orchestrator");
            }
            harbour.site.switches().release();
            watcher.sees("upgraded and healthy");
            watcher.context().close();
        }
    }

    @Test
    void whereTheSessionEndsOrTheServerIsAwayThePageSaysSoAndRecovers() {
        try (Harbour harbour = Harbour.open()) {
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            Tokens.Token token = Tokens.make("operator", "");
            Browser.Person watcher = browser.person(Dock.STACK.token());
            Browser.Person other = browser.person(token.secret());
            watcher.goTo("/runs/" + run);
            other.goTo("/runs/" + run);
            watcher.page().waitForSelector(".step.running");
            Browser.Person asking = browser.person(token.secret());
            asking.goTo("/runs/" + run + "/roll-back");
            asking.page().getByLabel("Reason").fill("never mind");
            token.revoke();
            other.sees("Your session has ended.");
            other.shot("session-ended");
            asking.press("Roll back");
            asking.sees("what you sent was not done: nothing was changed");
            assertThat(asking.page().url()).contains("to=%2Fruns%2F" + run + "%2Froll-back");
            asking.context().close();

            Dock.STACK.kill9("orchestrator");
            watcher.sees("The connection is lost.");
            watcher.shot("connection-lost");
            Dock.STACK.launch("orchestrator");
            Dock.STACK.await("orchestrator");
            watcher.page()
                    .waitForSelector(
                            "#connection",
                            new com.microsoft.playwright.Page.WaitForSelectorOptions()
                                    .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
            harbour.site.switches().release();
            watcher.sees("upgraded and healthy");
            watcher.shot("run-succeeded");
            other.context().close();
            watcher.context().close();
        }
    }
}
