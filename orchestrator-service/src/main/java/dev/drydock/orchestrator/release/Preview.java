package dev.drydock.orchestrator.release;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.policy.Choice;
import dev.drydock.orchestrator.policy.Verdict;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** What a policy would begin if it were added now. Each site is looked at, as it would be then. Begins nothing, keeps nothing. */
@ApplicationScoped
public class Preview {
    /** Who has more sites than that sees what it is like by these. */
    private static final int MOST = 48;

    private static final int AT_ONCE = 8;
    private static final Set<String> DECIDED = Set.of(IntentRow.STARTED, IntentRow.SUPERSEDED, IntentRow.REJECTED);

    private final Store store;
    private final Releases releases;
    private final Policies policies;
    private final Situations situations;
    private final Sites sites;

    Preview(Store store, Releases releases, Policies policies, Situations situations, Sites sites) {
        this.store = store;
        this.releases = releases;
        this.policies = policies;
        this.situations = situations;
        this.sites = sites;
    }

    /** What would become of one release. */
    public record Effect(String version, Verdict verdict) {}

    /**
     * @param current null: nobody could look
     * @param trouble why nobody could look; null: somebody has
     */
    public record OfSite(String site, String current, List<Effect> effects, String trouble) {}

    /**
     * @param replaces there is one by that name
     * @param unlooked for how many more sites it is
     */
    public record Would(String name, boolean replaces, List<OfSite> sites, int unlooked, Instant now) {}

    private record Asked(Optional<Choice.Unclear> unclear, boolean replaces, List<String> sites, Instant now) {}

    public Would of(String yaml) throws Sites.Refusal {
        Policy policy = Policies.parse(yaml);
        Asked asked = QuarkusTransaction.requiringNew()
                .call(() -> new Asked(
                        policies.unclear(policy),
                        policies.yaml(policy.name()).isPresent(),
                        within(policy),
                        store.now()));
        if (asked.unclear().isPresent()) throw Policies.refusal(asked.unclear().get());
        List<OfSite> seen = new ArrayList<>();
        boolean silent = false;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!silent && seen.size() < Math.min(MOST, asked.sites().size())) {
                List<String> next = asked.sites().stream()
                        .limit(MOST)
                        .skip(seen.size())
                        .limit(AT_ONCE)
                        .toList();
                List<Future<OfSite>> looks = next.stream()
                        .map(site -> threads.submit((Callable<OfSite>) () -> look(site, policy)))
                        .toList();
                for (Future<OfSite> look : looks) seen.add(done(look));
                silent = seen.stream().anyMatch(s -> s.trouble() != null);
            }
        }
        return new Would(policy.name(), asked.replaces(), seen, asked.sites().size() - seen.size(), asked.now());
    }

    private static OfSite done(Future<OfSite> look) {
        try {
            return look.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Those that would go by it. */
    private List<String> within(Policy policy) {
        return store.sites().stream()
                .flatMap(row -> Sites.file(row.name, row.yaml).stream())
                .filter(site -> policies.then(site, policy) instanceof Choice.One(Policy p) && p == policy)
                .map(SiteFile::name)
                .toList();
    }

    private OfSite look(String site, Policy policy) {
        try {
            Situations.Situation s = situations.of(site).under(policy);
            Sites.Looked at = sites.look(s.known());
            return of(s, at);
        } catch (Sites.Refusal e) {
            return new OfSite(site, null, List.of(), trouble(e.why));
        }
    }

    private static String trouble(Sites.Refused why) {
        return switch (why) {
            case Sites.Refused.Said said -> said.reason();
            case Sites.Refused.Silent silent -> "the vcs service has not answered in time";
            case Sites.Refused.Bad bad ->
                "its file or recipe is not right: " + bad.findings().getFirst();
            case Sites.Refused.Unknown u -> "there is no " + u.what() + " " + u.name();
            case Sites.Refused.Busy busy -> "run " + busy.run() + " has the site";
            case Sites.Refused.Exists exists -> throw new IllegalStateException(String.valueOf(exists));
        };
    }

    /** The newest that it would go to by itself, and the newest that a person would be asked for, if that is newer. */
    private OfSite of(Situations.Situation s, Sites.Looked at) {
        String site = s.known().file().name();
        Versions versions = new Versions(s.known().recipe());
        String current = at.seen().current().name();
        Set<String> decided = QuarkusTransaction.requiringNew().call(() -> releases.intents(Set.of(site), 200).stream()
                .filter(i -> DECIDED.contains(i.state))
                .map(i -> i.version)
                .collect(Collectors.toSet()));
        List<Effect> newestFirst = at.seen().releases().stream()
                .map(Version::name)
                .map(Versions::plain)
                .filter(v -> !decided.contains(v))
                .filter(v -> versions.compare(v, current).filter(c -> c > 0).isPresent())
                .sorted((a, b) -> versions.compare(b, a).orElse(0))
                .map(v -> new Effect(v, s.verdict(v, current, false)))
                .toList();
        List<Effect> told = new ArrayList<>();
        for (Effect e : newestFirst) {
            if (e.verdict() instanceof Verdict.Ask && told.isEmpty()) told.add(e);
            if (e.verdict() instanceof Verdict.Start || e.verdict() instanceof Verdict.Later) {
                told.add(e);
                break;
            }
        }
        return new OfSite(site, current, told, null);
    }
}
