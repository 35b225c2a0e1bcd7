package dev.drydock.orchestrator.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Event;
import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.plan.Compiled;
import dev.drydock.orchestrator.plan.Compiler;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Golden;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.saga.Touch;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.shows.Shows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one page tells of a run. */
class BundleTest {
    private static final Instant AT = Instant.parse("2026-11-01T22:15:00Z");
    private static final Recipe RECIPE = Fixtures.recipeOf(
            """
            recipe: small
            title: Small, an example
            source: { git: { stable: "v*" } }
            root: { marker: app }
            database: { engine: mysql, credentials: .env }
            services: { web: { restart: systemctl restart web } }
            doors: { close: touch closed, open: rm closed, by-hand: rm -f closed, mark: [ closed ] }
            version: cat VERSION
            steps:
              - checkout
              - migrate: bin/migrate --token=canary
            cures:
              - name: duplicate-names
                step: migrate
                pattern: 1062 Duplicate entry
                cause: Two members have the same name.
                command: bin/names
                then: restart
            log-files: [ storage/logs/*.log, /var/log/apache2/error.log ]
            host: { PHP: php -v }
            help:
              environment: your hosting provider
              configuration: https://forum.example.org
              application: https://example.org/issues
              chat: https://chat.example.org
            """);

    private static final SiteFile SITE = Fixtures.siteOf("name: one\nrecipe: small\nroot: /srv/one\n");
    private static final Version V1 = Fixtures.tag("v1.0");
    private static final Version V2 = Fixtures.tag("v1.1");
    private static final String ERROR = "SQLSTATE[23000]: 1062 Duplicate entry 'anna' for key 'names'";

    private final Plan plan = plan();
    private final List<OrderRow> orders = new ArrayList<>();
    private final List<Event> record = new ArrayList<>();
    private final int migrate = step("migrate");
    private Optional<Found.Described> described = Optional.of(described(""));
    private String silence = "";

    private static Plan plan() {
        Found.Seen seen = new Found.Seen(V1, List.of(V1, V2), List.of(), "/srv/jobs", 0);
        return ((Compiled.Ok) Compiler.upgrade("01run", RECIPE, SITE, seen, V2, false)).plan();
    }

    private int step(String name) {
        return plan.steps().stream().map(s -> s.name()).toList().indexOf(name);
    }

    @Test
    @Shows({112, 115, 119})
    void aFailedUpgradeAsAPersonReadsIt() {
        done(step("checkout"));
        order("do", migrate, "migrate", "interrupted", "the host was restarted", "Migrating: names\npassword: canary");
        failed(migrate, ERROR);
        told("run.turned-back", Map.of());
        order("cure", migrate, "cure duplicate-names", "done", null, null);
        told("rung.failed", Map.of("name", "web"));
        order("back", 4, "prove", "done", null, null);
        orders.getLast().verb = "prove";
        orders.getLast().found = Wire.text(new Found.Proved(Map.of(), List.of()));

        String page = page(ended(Position.End.ROLLED_BACK));

        Golden.same("bundle/rolled-back.md", page);
        assertThat(page).doesNotContain("canary");
    }

    @Test
    void whatIsKnownComesBeforeAllElse() {
        failed(migrate, ERROR);

        String page = page(ended(Position.End.ROLLED_BACK));

        assertThat(page.indexOf("Two members have the same name."))
                .isPositive()
                .isLessThan(page.indexOf("## What happened"))
                .isLessThan(page.indexOf("## Whom to ask"));
    }

    @Test
    @Shows(113)
    void eachClassOfFailureHasItsAddress() {
        failed(migrate, "PHP Fatal error: Allowed memory size of 134217728 bytes exhausted");
        assertThat(page(ended(Position.End.ROLLED_BACK))).contains("(first): `your hosting provider`");
        failed(migrate, ERROR);
        assertThat(page(ended(Position.End.ROLLED_BACK))).contains("(first): <https://forum.example.org>");
        failed(migrate, "Call to undefined method App\\Invite::all()");
        assertThat(page(ended(Position.End.ROLLED_BACK)))
                .contains("(first): <https://example.org/issues>", "<https://chat.example.org>");
    }

    @Test
    void whatNobodyCouldHideIsLeftOut() {
        failed(migrate, "error: canary");
        described = Optional.of(described("the credentials of database main: there is no such file"));
        assertThat(page(ended(Position.End.ROLLED_BACK)))
                .doesNotContain("canary")
                .contains("Its output is left out", "there is no such file", "8.2.29");

        described = Optional.empty();
        silence = "no participant answered in time";
        assertThat(page(ended(Position.End.ROLLED_BACK)))
                .doesNotContain("canary")
                .contains("It could not be asked: `no participant answered in time`", "migrate failed", V2.name());
    }

    @Test
    void aRunThatIsStuckOrRunningOrNeverBegan() {
        order("back", 0, "restore tree", "failed", "the disk is full", "No space left on device");
        Position stuck = new Position.Stuck(new Position.GoingBack(0), "the disk is full", "make room");
        assertThat(page(stuck)).contains("stuck at way back", "make room", "drydock retry 01run", "No space left");

        orders.clear();
        assertThat(page(new Position.At(0))).contains("Nothing has failed so far.", "step 1 of");

        order("do", 0, plan.steps().getFirst().name(), "refused", "local edits: a.txt", null);
        assertThat(page(ended(Position.End.NOT_STARTED))).contains("not-started", "local edits: a.txt", "never closed");
    }

    @Test
    void aSiteThatHasHadNoRun() {
        Facts facts = new Facts(
                AT, "0.1", "one", V1, Optional.of(RECIPE), "ab".repeat(32), described, silence, Optional.empty());

        assertThat(Bundle.of(facts)).startsWith("# No run yet of site `one`").contains("8.2.29", "error.log", "v1.0");
    }

    private Found.Described described(String withheld) {
        List<Found.Told> facts = List.of(
                new Found.Told("PHP", "8.2.29", ""), new Found.Told("Composer", "", "it could not be asked: exit 127"));
        return new Found.Described(
                facts,
                withheld.isEmpty()
                        ? List.of(
                                new Found.Log(
                                        "/srv/one/storage/logs/one.log",
                                        "[21:00] ERROR from 192.0.2.7, password=canary\n```\n# no heading",
                                        ""),
                                new Found.Log("/var/log/apache2/error.log", "", "the site's user may not read it"))
                        : List.of(),
                List.of(),
                withheld);
    }

    private String page(Position at) {
        RunRow run = new RunRow();
        run.id = plan.run();
        run.site = "one";
        run.kind = plan.kind();
        run.started = AT;
        State state = new State(
                at,
                7,
                1,
                Set.of(Touch.CODE),
                false,
                Set.of("duplicate-names"),
                null,
                Set.of(),
                "",
                false,
                "migrate failed");
        Ran ran = new Ran(run, plan, state, orders, record);
        List<String> texts = ran.outputs().stream().map(o -> o.tail).toList();
        Optional<Found.Described> told = described.map(d ->
                new Found.Described(d.facts(), d.logs(), d.withheld().isEmpty() ? texts : List.of(), d.withheld()));
        return Bundle.of(
                new Facts(AT, "0.1", "one", V1, Optional.of(RECIPE), "ab".repeat(32), told, silence, Optional.of(ran)));
    }

    private static Position ended(Position.End end) {
        return new Position.Ended(end);
    }

    private void done(int step) {
        order("do", step, plan.steps().get(step).name(), "done", null, null);
    }

    private void failed(int step, String tail) {
        String name = plan.steps().get(step).name();
        order("do", step, name, "failed", name + " exited with 1", tail);
    }

    private void order(String kind, int step, String name, String said, String reason, String tail) {
        OrderRow o = new OrderRow();
        OrderId id = OrderId.of("01run/" + step + "/" + kind + "/" + (orders.size() + 1));
        o.id = id.toString();
        o.kind = kind;
        o.step = step;
        o.name = name;
        o.tries = 1;
        o.family = "migration";
        o.sent = AT.plusSeconds(orders.size());
        o.ended = o.sent.plusMillis(1500);
        o.said = said;
        o.reason = reason;
        o.tail = tail;
        orders.add(o);
        String what = kind.equals("cure") ? "cure" : "step";
        told(what + ".ordered", Map.of("order", o.id, "name", name));
        told(what + "." + said, Map.of("order", o.id, "name", name));
    }

    private void told(String type, Map<String, Object> data) {
        long n = record.size() + 1L;
        record.add(new Event(
                "01run-" + n,
                "drydock",
                "dev.drydock." + type + ".v1",
                "one",
                AT,
                "01run",
                n,
                "",
                "drydock",
                "",
                data));
    }
}
