package dev.drydock.orchestrator.saga;

import static dev.drydock.orchestrator.saga.Touch.CODE;
import static dev.drydock.orchestrator.saga.Touch.DATABASE;
import static dev.drydock.orchestrator.saga.Touch.DOORS;
import static dev.drydock.orchestrator.saga.Touch.FILES;
import static dev.drydock.orchestrator.saga.Touch.SERVICES;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Family;
import dev.drydock.contract.Health;
import dev.drydock.contract.Place;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small plans by hand, so that the saga's tests do not hang on the compiler. */
final class Plans {
    static final Command CMD = Command.of("true");
    static final Doors DOORS_OF = new Doors(CMD, CMD, CMD, List.of(), List.of(), "");
    static final Content CONTENT = new Content(List.of(), List.of(), List.of(), List.of(), List.of());
    static final Health HEALTH = new Health(CMD, "", Health.WayIn.NONE, "");
    static final Version FROM = new Version("v1", "a".repeat(40));
    static final Version TO = new Version("v2", "b".repeat(40));
    static final Place PLACE = new Place("s", "/srv/s", "m", "", "/var/lib/drydock/s", Map.of(), Map.of());

    private Plans() {}

    static Step step(String name, Family family, Work work, Touch... touches) {
        return new Step(name, family, work, Set.of(touches), false, false, List.of());
    }

    /** Checkout, approved preview, resumable migrate with both kinds of cure, restart; no way in, so with the tail. */
    static Plan everything() {
        List<Step> steps = new ArrayList<>();
        Work preflight = new Work.Preflight(FROM, TO, CONTENT, DOORS_OF, HEALTH, List.of());
        steps.add(step("preflight", Family.VCS, preflight));
        steps.add(step("copy", Family.BACKUP, new Work.Copy("r", CONTENT)));
        steps.add(step("close-doors", Family.MAINTENANCE, new Work.CloseDoors(DOORS_OF), DOORS));
        steps.add(step("backup", Family.BACKUP, new Work.Backup("r", CONTENT)));
        steps.add(step("drill", Family.BACKUP, new Work.Drill("r", CONTENT)));
        steps.add(step("checkout", Family.VCS, new Work.Checkout(TO), CODE));
        steps.add(new Step("preview", Family.MIGRATION, new Work.Preview(CMD), Set.of(), false, true, List.of()));
        steps.add(new Step(
                "migrate",
                Family.MIGRATION,
                new Work.Migrate(CMD, new Work.StateProbe(Command.of(""), "", ""), new Work.Reviewed(CMD, "")),
                Set.of(DATABASE, FILES),
                true,
                false,
                List.of(
                        new Cure("names", "dup", "double names", CMD, Set.of(DATABASE), Cure.Then.RETRY),
                        new Cure("half", "half", "half done", CMD, Set.of(DATABASE, FILES), Cure.Then.RESTART))));
        steps.add(step("restart web", Family.MAINTENANCE, new Work.Restart("web", CMD), SERVICES));
        steps.add(step("probe", Family.MAINTENANCE, new Work.Probe(HEALTH, TO, false)));
        steps.add(step("open-doors", Family.MAINTENANCE, new Work.OpenDoors(DOORS_OF, false), DOORS));
        steps.add(step("probe-after", Family.MAINTENANCE, new Work.Probe(HEALTH, TO, true)));
        steps.add(step("close-doors-after", Family.MAINTENANCE, new Work.CloseDoors(DOORS_OF), DOORS));
        return new Plan("R", "upgrade", "x", PLACE, FROM, TO, steps, 5, wayBack(), false);
    }

    static Plan stepByStep() {
        Plan p = everything();
        return new Plan(
                p.run(), p.kind(), p.recipe(), p.place(), p.from(), p.to(), p.steps(), p.resume(), p.wayBack(), true);
    }

    static Plan inAWindow() {
        Instant begin = Instant.parse("2026-11-22T01:00:00Z");
        return everything().within(new Window(begin, begin.plusSeconds(3600))).sharing(Set.of("here memcached"));
    }

    static Plan backup() {
        List<Step> steps = new ArrayList<>(everything().steps().subList(0, 5));
        steps.add(step("open-doors", Family.MAINTENANCE, new Work.OpenDoors(DOORS_OF, false), DOORS));
        return new Plan("R", "backup", "x", PLACE, FROM, FROM, steps, 5, wayBack(), false);
    }

    /** By hand, with what must be told to the application after it. */
    static Plan restore() {
        List<Step> steps = new ArrayList<>();
        steps.add(step("drill-chosen", Family.BACKUP, new Work.Drill("b", CONTENT)));
        steps.addAll(everything().steps().subList(1, 5));
        steps.addAll(restored());
        steps.add(step("after-restore", Family.MIGRATION, new Work.Run(CMD), DATABASE, FILES));
        steps.add(step("probe", Family.MAINTENANCE, new Work.Probe(HEALTH, TO, false)));
        steps.add(step("open-doors", Family.MAINTENANCE, new Work.OpenDoors(DOORS_OF, false), DOORS));
        return new Plan("R", "restore", "x", PLACE, TO, FROM, steps, 5, wayBack(), false)
                .on(new Plan.Terms("b", null, List.of()));
    }

    /** The same, of what is there nothing is kept. */
    static Plan discard() {
        List<Step> steps = new ArrayList<>();
        steps.add(step("drill-chosen", Family.BACKUP, new Work.Drill("b", CONTENT)));
        steps.add(step("close-doors", Family.MAINTENANCE, new Work.CloseDoors(DOORS_OF), DOORS));
        steps.add(step("keep", Family.BACKUP, new Work.Keep("r-kept", CONTENT)));
        steps.addAll(restore().steps().subList(5, restore().steps().size()));
        return new Plan(
                        "R",
                        "restore",
                        "x",
                        PLACE,
                        TO,
                        FROM,
                        steps,
                        steps.size(),
                        List.of(wayBack().getLast()),
                        false)
                .on(new Plan.Terms("b", null, List.of()));
    }

    /** A light rung with something beside it that no backup holds, and a heavy one. */
    static Plan repair() {
        List<Step> steps = new ArrayList<>(everything().steps().subList(0, 5));
        Work check = new Work.Examine(List.of(), DOORS_OF, HEALTH);
        steps.add(step("check before cache", Family.MIGRATION, check));
        steps.add(step("clear-cache", Family.MAINTENANCE, new Work.ClearCache(CMD), FILES));
        steps.add(step("outside after clear-cache", Family.BACKUP, new Work.Outside("r", CONTENT, "clear-cache")));
        steps.add(step("check before web", Family.MIGRATION, check));
        steps.add(step("run", Family.MIGRATION, new Work.Run(CMD), FILES));
        steps.add(step("restart web", Family.MAINTENANCE, new Work.Restart("web", CMD), SERVICES));
        steps.add(step("check after all", Family.MIGRATION, check));
        steps.add(step("probe", Family.MAINTENANCE, new Work.Probe(HEALTH, FROM, false)));
        steps.add(step("open-doors", Family.MAINTENANCE, new Work.OpenDoors(DOORS_OF, false), DOORS));
        Ladder ladder = new Ladder(List.of(new Ladder.Rung("cache", 5, 8, true), new Ladder.Rung("web", 8, 11, false)));
        return new Plan("R", "repair", "x", PLACE, FROM, FROM, steps, 5, wayBack(), false)
                .on(new Plan.Terms(null, null, List.of(), ladder));
    }

    private static List<Step> restored() {
        return List.of(
                step("close-doors-again", Family.MAINTENANCE, new Work.CloseDoors(DOORS_OF, true), DOORS),
                step("restore tree", Family.BACKUP, new Work.Restore("b", "tree", CONTENT, DOORS_OF), CODE, FILES),
                step(
                        "restore database:main",
                        Family.BACKUP,
                        new Work.Restore("b", "database:main", CONTENT, DOORS_OF),
                        DATABASE),
                step("restart web", Family.MAINTENANCE, new Work.Restart("web", CMD), SERVICES),
                step("prove", Family.BACKUP, new Work.Prove("b", CONTENT)));
    }

    static List<Back> wayBack() {
        Set<Touch> any = Set.of(CODE, FILES, DATABASE, SERVICES);
        return List.of(
                new Back("close-doors", Family.MAINTENANCE, new Work.CloseDoors(DOORS_OF, true), any),
                new Back("keep", Family.BACKUP, new Work.Keep("r-kept", CONTENT), any),
                new Back(
                        "restore tree",
                        Family.BACKUP,
                        new Work.Restore("r", "tree", CONTENT, DOORS_OF),
                        Set.of(CODE, FILES)),
                new Back(
                        "restore database:main",
                        Family.BACKUP,
                        new Work.Restore("r", "database:main", CONTENT, DOORS_OF),
                        Set.of(DATABASE)),
                new Back("restart web", Family.MAINTENANCE, new Work.Restart("web", CMD), any),
                new Back("prove", Family.BACKUP, new Work.Prove("r", CONTENT), any),
                new Back("open-doors", Family.MAINTENANCE, new Work.OpenDoors(DOORS_OF, true), Set.of(DOORS)));
    }
}
