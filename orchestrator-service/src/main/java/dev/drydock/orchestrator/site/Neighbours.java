package dev.drydock.orchestrator.site;

import dev.drydock.contract.Ssh;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.identity.Labels;
import dev.drydock.orchestrator.identity.Who;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.SiteReader;
import dev.drydock.orchestrator.saga.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sites of one host may have services in common: who restarts one hits all. Pure. */
final class Neighbours {
    private Neighbours() {}

    /** The services that the plan restarts, by its steps or on its way back. */
    static Set<String> restarted(Plan plan) {
        Set<String> names = new TreeSet<>();
        plan.steps().forEach(s -> note(s.work(), names));
        plan.wayBack().forEach(b -> note(b.work(), names));
        return names;
    }

    private static void note(Work work, Set<String> names) {
        if (work instanceof Work.Restart r) names.add(r.service());
    }

    /** What is locked while the doors are closed. */
    static Set<String> keys(Plan plan) {
        String host = host(plan.place().at());
        return restarted(plan).stream().map(s -> host + " " + s).collect(Collectors.toCollection(TreeSet::new));
    }

    static String host(Ssh at) {
        return at == null ? "here" : at.host() + ":" + at.port();
    }

    /** @return another site of the same host whose folder is the same, or above or below it */
    static Optional<SiteFile> sameFolder(SiteFile file, List<Map.Entry<SiteFile, Recipe>> others) {
        return others.stream()
                .map(Map.Entry::getKey)
                .filter(o -> !o.name().equals(file.name()))
                .filter(o -> host(o.at()).equals(host(file.at())))
                .filter(o -> SiteReader.jobsInside(o.root(), file.root()))
                .findFirst();
    }

    private static String name(SiteFile site, Who by) {
        return by.sees(Labels.of(site.labels())) ? site.name() : "sites that you do not see";
    }

    /**
     * @param others every other site with its recipe
     * @param by to whom a site outside of their scope is only another one
     * @return one line for each service that others on the host have too
     */
    static List<String> warnings(Plan plan, List<Map.Entry<SiteFile, Recipe>> others, Who by) {
        String host = host(plan.place().at());
        Map<String, Set<String>> hit = new TreeMap<>();
        Set<String> restarted = restarted(plan);
        for (var other : others) {
            if (other.getKey().name().equals(plan.place().site())
                    || !host(other.getKey().at()).equals(host)) continue;
            for (String service : other.getValue().services().keySet()) {
                if (restarted.contains(service)) {
                    hit.computeIfAbsent(service, s -> new TreeSet<>()).add(name(other.getKey(), by));
                }
            }
        }
        return hit.entrySet().stream()
                .map(e -> "the restart of " + e.getKey() + " also hits " + String.join(", ", e.getValue())
                        + " on the same host")
                .toList();
    }
}
