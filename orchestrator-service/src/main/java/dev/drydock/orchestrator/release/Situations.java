package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.policy.Case;
import dev.drydock.orchestrator.policy.Choice;
import dev.drydock.orchestrator.policy.Decision;
import dev.drydock.orchestrator.policy.Verdict;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.Mishaps;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is needed to decide about a site's releases, read at once. */
@ApplicationScoped
public class Situations {
    private final Store store;
    private final Releases releases;
    private final Sites sites;
    private final Policies policies;

    Situations(Store store, Releases releases, Sites sites, Policies policies) {
        this.store = store;
        this.releases = releases;
        this.sites = sites;
        this.policies = policies;
    }

    /**
     * @param current where the site was when it was last looked at
     * @param heard by version, when
     * @param holds by version, why
     * @param mishaps where releases did not go well
     */
    public record Situation(
            Sites.Known known,
            Choice choice,
            String current,
            List<IntentRow> open,
            Map<String, Instant> heard,
            Map<String, String> holds,
            Set<Mishaps.Mishap> mishaps,
            Optional<String> run,
            Optional<Duration> usual,
            Instant now) {

        List<IntentRow> newestFirst() {
            Versions versions = new Versions(known.recipe());
            Comparator<IntentRow> oldestFirst =
                    (a, b) -> versions.compare(a.version, b.version).orElse(0);
            return open.stream().sorted(oldestFirst.reversed()).toList();
        }

        /** As if it went by that. */
        Situation under(Choice other) {
            return new Situation(known, other, current, open, heard, holds, mishaps, run, usual, now);
        }

        /** What missed its window needs a person's yes, also where it had one. */
        boolean asksAfterMiss() {
            return choice instanceof Choice.One(Policy p)
                    && p.hours() != null
                    && p.hours().ask();
        }

        private Optional<String> missed(String version) {
            return open.stream()
                    .filter(i -> i.version.equals(version) && i.missed > 0)
                    .map(i -> i.run)
                    .findFirst();
        }

        /** Other sites are neither named nor counted: whoever sees this one may not see them. */
        private Optional<String> failed(String version) {
            String here = known.file().name();
            if (mishaps.contains(new Mishaps.Mishap(version, here))) {
                return Optional.of("it did not go well on this site");
            }
            return mishaps.stream().anyMatch(m -> m.version().equals(version))
                    ? Optional.of("it did not go well on another site")
                    : Optional.empty();
        }

        Verdict verdict(IntentRow intent, String at) {
            return verdict(intent.version, at, intent.approvedBy != null);
        }

        public Verdict verdict(String version, String at, boolean approved) {
            Instant since = heard.getOrDefault(version, now);
            Optional<String> hold = Optional.ofNullable(holds.get(version));
            Case it = new Case(
                    known.file().name(),
                    at,
                    version,
                    since,
                    now,
                    hold,
                    run,
                    usual,
                    missed(version),
                    failed(version),
                    approved);
            return switch (choice) {
                case Choice.One(var policy) -> new Decision(policy, new Versions(known.recipe()), it).verdict();
                case Choice.None none ->
                    new Verdict.Nothing("no policy is for this site, so no release begins anything there", "");
                case Choice.Unclear(String why, String next) -> new Verdict.Never(why, "", next);
            };
        }
    }

    List<IntentRow> open(String site) {
        return QuarkusTransaction.requiringNew().call(() -> releases.open(site));
    }

    public Situation of(String site) throws Sites.Refusal {
        Sites.Known known = sites.known(site);
        String application = known.recipe().name();
        return QuarkusTransaction.requiringNew()
                .call(() -> new Situation(
                        known,
                        policies.of(known.file()),
                        store.find(SiteRow.class, site).orElseThrow().versionName,
                        releases.open(site),
                        releases.heardOf(application).stream()
                                .collect(Collectors.toMap(r -> r.version, r -> r.heard, (a, b) -> a)),
                        releases.holds().stream()
                                .filter(h -> h.application.equals(application))
                                .collect(Collectors.toMap(h -> h.version, h -> h.reason)),
                        store.mishaps().of(application),
                        store.openRun(site).map(r -> r.id),
                        releases.usual(site),
                        store.now()));
    }
}
