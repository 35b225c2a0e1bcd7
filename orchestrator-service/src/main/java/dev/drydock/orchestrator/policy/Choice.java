package dev.drydock.orchestrator.policy;

import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.SiteFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which policy a site has: its own, the one that it names, else that which says most of its labels. */
public sealed interface Choice {
    record One(Policy policy) implements Choice {}

    record None() implements Choice {}

    /** Nothing begins there by itself until a person has mended it. */
    record Unclear(String why, String next) implements Choice {}

    static Choice of(SiteFile site, Collection<Policy> documents) {
        if (site.policy() != null) return new One(site.policy());
        if (!site.policyName().isEmpty()) {
            return documents.stream()
                    .filter(p -> p.name().equals(site.policyName()))
                    .findFirst()
                    .<Choice>map(One::new)
                    .orElseGet(() -> new Unclear(
                            "the site file names the policy " + site.policyName() + ", which is not there",
                            "`drydock policy add FILE`, or correct `policy` in the site file"));
        }
        List<Policy> fitting = documents.stream()
                .filter(p -> p.labels() != null
                        && site.labels().entrySet().containsAll(p.labels().entrySet()))
                .sorted(Comparator.comparing((Policy p) -> p.labels().size())
                        .reversed()
                        .thenComparing(Policy::name))
                .toList();
        if (fitting.isEmpty()) return new None();
        List<Policy> most = fitting.stream()
                .filter(p -> p.labels().size() == fitting.getFirst().labels().size())
                .toList();
        return most.size() == 1 ? new One(most.getFirst()) : unclear(site, most);
    }

    private static Choice unclear(SiteFile site, List<Policy> most) {
        return new Unclear(
                "the policies "
                        + String.join(" and ", most.stream().map(Policy::name).toList()) + " say equally much of "
                        + site.name() + "'s labels",
                "name one of them in the site file, `policy: " + most.getFirst().name()
                        + "`, or let one say more `labels`");
    }
}
