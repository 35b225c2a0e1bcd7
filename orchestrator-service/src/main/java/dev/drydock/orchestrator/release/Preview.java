package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.policy.Choice;
import dev.drydock.orchestrator.policy.Verdict;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a policy would begin if it were added now. Each site is looked at, as it would be then. Begins nothing, keeps nothing. */
@ApplicationScoped
public class Preview {
    /** Who has more sites than that sees what it is like by these. */
    private static final int MOST = 48;

    private static final int AT_ONCE = 8;
    /** After that no further ones are looked at: somebody waits for the answer. */
    private static final Duration LONG = Duration.ofSeconds(15);

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
     * @param policy by which it would go then; empty: by none
     * @param current null: nobody could look
     * @param trouble why nobody could look; null: somebody has
     */
    public record OfSite(String site, String policy, String current, List<Effect> effects, String trouble) {}

    /**
     * @param replaces there is one by that name
     * @param unlooked for how many more sites it is
     */
    public record Would(String name, boolean replaces, List<OfSite> sites, int unlooked, Instant now) {}

    private record Asked(Optional<Choice.Unclear> unclear, boolean replaces, List<Concerned> sites, Instant now) {}

    /** A site that goes by it, or went by its last edition, and by what it goes then. */
    private record Concerned(String site, Choice then) {}

    public Would of(String yaml) throws Sites.Refusal {
        Policy policy = Policies.parse(yaml);
        Asked asked = QuarkusTransaction.requiringNew()
                .call(() -> new Asked(
                        policies.unclear(policy),
                        policies.yaml(policy.name()).isPresent(),
                        concerned(policy),
                        store.now()));
        if (asked.unclear().isPresent()) throw Policies.refusal(asked.unclear().get());
        List<OfSite> seen = new ArrayList<>();
        long begin = System.nanoTime();
        boolean enough = false;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!enough && seen.size() < Math.min(MOST, asked.sites().size())) {
                List<Callable<Looked>> next = asked.sites().stream()
                        .limit(MOST)
                        .skip(seen.size())
                        .limit(AT_ONCE)
                        .map(c -> (Callable<Looked>) () -> look(c))
                        .toList();
                for (Future<Looked> look : threads.invokeAll(next)) {
                    Looked looked = look.get();
                    seen.add(looked.told());
                    enough |= looked.silent();
                }
                enough |= System.nanoTime() - begin > LONG.toNanos();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new Would(policy.name(), asked.replaces(), seen, asked.sites().size() - seen.size(), asked.now());
    }

    private List<Concerned> concerned(Policy policy) {
        Policies.Documents before = policies.documents();
        Policies.Documents then = before.with(policy);
        return store.sites().stream()
                .flatMap(row -> Sites.file(row.name, row.yaml).stream())
                .filter(site -> by(before.of(site), policy) || by(then.of(site), policy))
                .map(site -> new Concerned(site.name(), then.of(site)))
                .toList();
    }

    private static boolean by(Choice choice, Policy policy) {
        return choice instanceof Choice.One(Policy p) && p.name().equals(policy.name());
    }

    /** @param silent the others would not be answered for either */
    private record Looked(OfSite told, boolean silent) {}

    private Looked look(Concerned c) {
        String policy = c.then() instanceof Choice.One(Policy p) ? p.name() : "";
        try {
            Situations.Situation s = situations.of(c.site()).under(c.then());
            Sites.Looked at = sites.look(s.known());
            return new Looked(new OfSite(c.site(), policy, at.seen().current().name(), effects(s, at), null), false);
        } catch (Sites.Refusal e) {
            return new Looked(
                    new OfSite(c.site(), policy, null, List.of(), trouble(e.why)),
                    e.why instanceof Sites.Refused.Silent);
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

    /** As it would be decided then: newest first, and an older one where it would go sooner. */
    private List<Effect> effects(Situations.Situation s, Sites.Looked at) {
        String site = s.known().file().name();
        Versions versions = new Versions(s.known().recipe());
        String current = at.seen().current().name();
        List<IntentRow> known = QuarkusTransaction.requiringNew().call(() -> releases.intents(Set.of(site), 200));
        Set<String> decided = versions(known, i -> DECIDED.contains(i.state));
        Set<String> approved = versions(known, i -> i.approvedBy != null);
        List<String> newestFirst = at.seen().releases().stream()
                .map(v -> Versions.plain(v.name()))
                .filter(v -> !decided.contains(v))
                .filter(v -> versions.compare(v, current).filter(c -> c > 0).isPresent())
                .sorted((a, b) -> versions.compare(b, a).orElse(0))
                .toList();
        List<Effect> told = new ArrayList<>();
        Newer newer = new Newer();
        for (String version : newestFirst) {
            Verdict verdict = s.verdict(version, current, approved.contains(version));
            if (newer.instead(approved.contains(version), verdict).isPresent()) continue;
            boolean asks = verdict instanceof Verdict.Ask && told.isEmpty();
            if (asks || newer.goes(version, verdict)) told.add(new Effect(version, verdict));
        }
        return told;
    }

    private static Set<String> versions(List<IntentRow> intents, Predicate<IntentRow> which) {
        return intents.stream().filter(which).map(i -> i.version).collect(Collectors.toSet());
    }
}
