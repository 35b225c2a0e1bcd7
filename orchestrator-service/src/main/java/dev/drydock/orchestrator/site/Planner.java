package dev.drydock.orchestrator.site;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.identity.Who;
import dev.drydock.orchestrator.plan.ByHand;
import dev.drydock.orchestrator.plan.Chosen;
import dev.drydock.orchestrator.plan.Compiled;
import dev.drydock.orchestrator.plan.Compiler;
import dev.drydock.orchestrator.recipe.Jump;
import dev.drydock.orchestrator.recipe.VersionName;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Window;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.site.Sites.Refused;
import dev.drydock.orchestrator.store.HoldRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What could be done with a site, from a fresh look at it. */
@ApplicationScoped
public class Planner {
    private final Sites sites;
    private final Ids ids;
    private final Backups backups;
    private final Checker checker;
    private final dev.drydock.orchestrator.store.Releases releases;

    Planner(Sites sites, Ids ids, Backups backups, Checker checker, dev.drydock.orchestrator.store.Releases releases) {
        this.releases = releases;
        this.checker = checker;
        this.sites = sites;
        this.backups = backups;
        this.ids = ids;
    }

    /**
     * @param newer how many of them; null: where the site is has no place in the order
     * @param notes where a release's notes are, with {@code $version} in it; empty: not known
     */
    public record Releases(Version current, List<Version> releases, List<String> edits, Long newer, String notes) {}

    public sealed interface Planned {
        /**
         * @param epoch what the site's host has seen
         * @param route over which versions it goes where it takes several runs, this plan's first; else empty
         */
        record Ready(Plan plan, long epoch, List<Version> route) implements Planned {}

        record There(Version current) implements Planned {}
    }

    public Releases releases(String site) throws Refusal {
        Sites.Looked at = sites.look(site);
        Found.Seen seen = at.seen();
        Versions versions = new Versions(at.known().recipe());
        Long newer = Optional.ofNullable(seen.current())
                .flatMap(here -> versions.newer(seen.releases(), here))
                .orElse(null);
        return new Releases(
                seen.current(),
                versions.releases(seen.releases()),
                seen.edits(),
                newer,
                at.known().recipe().notice().releaseNotes());
    }

    /**
     * What a person asks for who wants an upgrade.
     *
     * @param window null: at any time
     * @param waiver why the backup is not drilled; null: it is
     * @param hops over as many runs as it takes
     */
    public record Upgrade(String to, boolean stepByStep, Window window, String waiver, boolean hops) {}

    public Planned upgrade(String site, Upgrade wish) throws Refusal {
        Optional<String> bad = VersionName.check(wish.to());
        if (bad.isPresent())
            throw new Refusal(new Refused.Said(bad.get(), "`drydock releases " + site + "` lists them"));
        return upgrade(sites.look(site), wish);
    }

    /** @param at as it is now */
    public Planned upgrade(Sites.Looked at, Upgrade wish) throws Refusal {
        String site = at.known().file().name();
        Found.Seen seen = at.seen();
        Optional<Version> target = new Versions(at.known().recipe()).find(seen.releases(), wish.to());
        if (target.isEmpty())
            throw new Refusal(new Refused.Unknown("version", wish.to(), "`drydock releases " + site + "` lists them"));
        if (target.get().commit().equals(seen.current().commit()) && seen.behind() == null) {
            return new Planned.There(target.get());
        }
        List<Version> route = wish.hops() ? route(at, target.get()) : List.of(target.get());
        held(at.known().recipe().name(), route);
        Compiled compiled = Compiler.upgrade(
                ids.next(),
                at.known().recipe(),
                at.known().file(),
                seen,
                route.getFirst(),
                wish.stepByStep(),
                wish.waiver());
        return ready(compiled, wish.window(), seen.epoch(), route.size() == 1 ? List.of() : route);
    }

    private void held(String application, List<Version> route) throws Refusal {
        for (Version v : route) {
            String plain = Versions.plain(v.name());
            Optional<HoldRow> hold = QuarkusTransaction.requiringNew().call(() -> releases.hold(application, plain));
            if (hold.isEmpty()) continue;
            throw new Refusal(new Refused.Said(
                    application + " " + v.name() + " is held back: " + hold.get().reason,
                    "go to another version, or `drydock hold remove " + application + " " + plain + "`"));
        }
    }

    /** Only its first is compiled: what comes then is planned from what is there then. */
    private static List<Version> route(Sites.Looked at, Version target) throws Refusal {
        Jump jump = new Jump(at.known().recipe());
        Optional<Jump.No> no = jump.refuse(at.seen().current(), target);
        if (no.isPresent())
            throw new Refusal(new Refused.Said(no.get().reason(), no.get().next()));
        return jump.route(at.seen().current(), target, at.seen().releases());
    }

    /** What a person should know before it is begun. */
    public List<String> warnings(Plan plan, Who by) {
        List<String> warnings = new ArrayList<>(plan.risks());
        if (!Neighbours.restarted(plan).isEmpty()) warnings.addAll(Neighbours.warnings(plan, sites.all(), by));
        return warnings;
    }

    public Planned backup(String site, boolean open) throws Refusal {
        Sites.Looked at = sites.look(site);
        return ready(
                Compiler.backup(ids.next(), at.known().recipe(), at.known().file(), at.seen(), open),
                null,
                at.seen().epoch());
    }

    /** Only where something is found that its rungs may mend. */
    public Planned repair(String site, Window window, String waiver) throws Refusal {
        Checker.Checked checked = checker.ask(site);
        List<Checkup.Remark> remarks = checked.checkup().remarks();
        if (remarks.isEmpty()) return new Planned.There(checked.checkup().version());
        List<String> found = checked.checkup().found();
        if (!checked.mendable()) {
            throw new Refusal(new Refused.Said(
                    "no rung mends what was found: " + String.join("; ", found),
                    remarks.getFirst().next()));
        }
        Sites.Looked at = sites.lookHere(site);
        return ready(
                Compiler.repair(ids.next(), at.known().recipe(), at.known().file(), at.seen(), found, waiver),
                window,
                at.seen().epoch());
    }

    /** @param backup null: the newest verified one */
    public Planned restore(String site, String backup, boolean discard, Window window, String waiver) throws Refusal {
        Sites.Looked at = sites.lookHere(site);
        Chosen chosen = backup == null ? backups.latest(site) : backups.named(backup, site);
        return byHand(at, new ByHand.Wish("restore", chosen, discard, waiver, null), window);
    }

    /** @param version what it is of; null: its name says so */
    public Planned restore(
            String site, ByHand.Foreign file, String version, boolean discard, Window window, String waiver)
            throws Refusal {
        backups.unknown(file.path(), site);
        Sites.Looked at = sites.lookHere(site);
        String run = ids.next();
        Chosen chosen =
                new Chosen(run + "-file", site, null, version(at, file, version), null, null, null, false, Map.of());
        ByHand.Wish wish = new ByHand.Wish("restore", chosen, discard, waiver, file);
        return ready(
                ByHand.restore(run, at.known().recipe(), at.known().file(), at.seen(), wish),
                window,
                at.seen().epoch());
    }

    private static Version version(Sites.Looked at, ByHand.Foreign file, String said) throws Refusal {
        List<String> names = said == null ? file.versions() : List.of(said);
        if (names.size() != 1) {
            String told = names.isEmpty() ? "" : " for sure: it names " + String.join(" and ", names);
            throw new Refusal(new Refused.Said(
                    "of what version " + file.path() + " is, its name does not say" + told, "add --version V"));
        }
        String name = names.getFirst();
        Version current = at.seen().current();
        if (current != null && Versions.same(current.name(), name)) return current;
        return new Versions(at.known().recipe())
                .find(at.seen().releases(), name)
                .orElseThrow(() -> new Refusal(new Refused.Unknown(
                        "version",
                        name,
                        "say one of `drydock releases " + at.known().file().name() + "`: --version V")));
    }

    public Planned downgrade(String site, String to, boolean discard, Window window, String waiver) throws Refusal {
        Optional<String> bad = VersionName.check(to);
        if (bad.isPresent())
            throw new Refusal(new Refused.Said(bad.get(), "`drydock backups " + site + "` lists what there is"));
        Sites.Looked at = sites.lookHere(site);
        Version current = at.seen().current();
        if (current != null && Versions.same(current.name(), to)) return new Planned.There(current);
        return byHand(at, new ByHand.Wish("downgrade", backups.of(site, to), discard, waiver, null), window);
    }

    private Planned byHand(Sites.Looked at, ByHand.Wish wish, Window window) throws Refusal {
        return ready(
                ByHand.restore(ids.next(), at.known().recipe(), at.known().file(), at.seen(), wish),
                window,
                at.seen().epoch());
    }

    /** Without a look at the site: any backup at any time. */
    public Planned drill(String site, String backup) throws Refusal {
        Sites.Known known = sites.known(site);
        Chosen chosen = backups.named(backup, site);
        return ready(ByHand.drill(ids.next(), known.recipe(), known.file(), chosen), null, 0);
    }

    private Planned ready(Compiled compiled, Window window, long epoch) throws Refusal {
        return ready(compiled, window, epoch, List.of());
    }

    private Planned ready(Compiled compiled, Window window, long epoch, List<Version> route) throws Refusal {
        return switch (compiled) {
            case Compiled.Ok(Plan plan) ->
                new Planned.Ready(
                        plan.within(window)
                                .sharing(Neighbours.keys(plan))
                                .since(backups.newest(plan.place().site())),
                        epoch,
                        route);
            case Compiled.Refused r -> throw new Refusal(new Refused.Said(r.reason(), r.next()));
        };
    }
}
