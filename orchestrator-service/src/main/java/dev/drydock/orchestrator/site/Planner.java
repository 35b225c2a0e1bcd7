package dev.drydock.orchestrator.site;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.plan.Compiled;
import dev.drydock.orchestrator.plan.Compiler;
import dev.drydock.orchestrator.recipe.VersionName;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Window;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.site.Sites.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What could be done with a site, from a fresh look at it. */
@ApplicationScoped
public class Planner {
    private final Sites sites;
    private final Ids ids;

    Planner(Sites sites, Ids ids) {
        this.sites = sites;
        this.ids = ids;
    }

    public record Releases(Version current, List<Version> releases, List<String> edits) {}

    public sealed interface Planned {
        /** @param epoch what the site's host has seen */
        record Ready(Plan plan, long epoch) implements Planned {}

        record There(Version current) implements Planned {}
    }

    public Releases releases(String site) throws Refusal {
        Sites.Looked at = sites.look(site);
        List<Version> counted =
                new Versions(at.known().recipe()).releases(at.seen().releases());
        return new Releases(at.seen().current(), counted, at.seen().edits());
    }

    /** @param window null: at any time */
    public Planned upgrade(String site, String to, boolean stepByStep, Window window) throws Refusal {
        Optional<String> bad = VersionName.check(to);
        if (bad.isPresent())
            throw new Refusal(new Refused.Said(bad.get(), "`drydock releases " + site + "` lists them"));
        Sites.Looked at = sites.look(site);
        Found.Seen seen = at.seen();
        Optional<Version> target = new Versions(at.known().recipe()).find(seen.releases(), to);
        if (target.isEmpty())
            throw new Refusal(new Refused.Unknown("version", to, "`drydock releases " + site + "` lists them"));
        if (target.get().commit().equals(seen.current().commit())) return new Planned.There(target.get());
        return ready(
                Compiler.upgrade(ids.next(), at.known().recipe(), at.known().file(), seen, target.get(), stepByStep),
                window,
                seen.epoch());
    }

    /** What the plan does to other sites. */
    public List<String> warnings(Plan plan) {
        return Neighbours.restarted(plan).isEmpty() ? List.of() : Neighbours.warnings(plan, sites.all());
    }

    public Planned backup(String site, boolean open) throws Refusal {
        Sites.Looked at = sites.look(site);
        return ready(
                Compiler.backup(ids.next(), at.known().recipe(), at.known().file(), at.seen(), open),
                null,
                at.seen().epoch());
    }

    private static Planned ready(Compiled compiled, Window window, long epoch) throws Refusal {
        return switch (compiled) {
            case Compiled.Ok(Plan plan) -> new Planned.Ready(plan.within(window).sharing(Neighbours.keys(plan)), epoch);
            case Compiled.Refused r -> throw new Refusal(new Refused.Said(r.reason(), r.next()));
        };
    }
}
