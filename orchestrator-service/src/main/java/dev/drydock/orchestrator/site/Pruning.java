package dev.drydock.orchestrator.site;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.plan.ByHand;
import dev.drydock.orchestrator.plan.Retention;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.site.Sites.Refused;
import dev.drydock.orchestrator.store.Again;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Backups that nobody needs any more: which they are, and the run that erases them. */
@ApplicationScoped
public class Pruning {
    private static final int MOST = 200;

    private final Store store;
    private final Starter starter;
    private final Ids ids;
    private final Forsaken forsaken;

    Pruning(Store store, Starter starter, Ids ids, Forsaken forsaken) {
        this.forsaken = forsaken;
        this.store = store;
        this.starter = starter;
        this.ids = ids;
    }

    /** @param erase these too; empty: only what no rule keeps */
    @Transactional
    public List<Retention.Verdict> decide(String site, Set<String> erase) throws Refusal {
        SiteRow row = store.find(SiteRow.class, site)
                .orElseThrow(() -> new Refusal(new Refused.Unknown("site", site, "`drydock site list` names them")));
        List<BackupRow> backups = store.backups(site);
        Set<String> there = new HashSet<>(backups.stream().map(b -> b.id).toList());
        for (String id : erase) {
            if (!there.contains(id)) {
                throw new Refusal(
                        new Refused.Unknown("backup", id, "`drydock backups " + site + "` lists those of the site"));
            }
        }
        Retention.Facts facts = new Retention.Facts(store.now(), row.versionName, used(site), erase);
        var rule =
                erase.isEmpty() ? Sites.file(site, row.yaml).map(SiteFile::keep).orElse(null) : null;
        return Retention.decide(backups.stream().map(Backups::held).toList(), rule, facts).stream()
                .map(this::told)
                .toList();
    }

    private Retention.Verdict told(Retention.Verdict verdict) {
        if (!verdict.goes()) return verdict;
        List<String> left =
                store.find(BackupRow.class, verdict.backup()).map(forsaken::of).orElse(List.of());
        if (left.isEmpty()) return verdict;
        return new Retention.Verdict(
                verdict.backup(),
                true,
                verdict.why() + "; a copy stays in " + String.join(" and ", left)
                        + ", which the site file names no longer: remove it there by hand");
    }

    private Set<String> used(String site) {
        Optional<RunRow> open = store.openRun(site);
        if (open.isEmpty()) return Set.of();
        Set<String> used = new HashSet<>(List.of(open.get().id, open.get().id + "-kept"));
        if (open.get().plan().chosen() != null) used.add(open.get().plan().chosen());
        return used;
    }

    /** @param why in the record */
    public record Wish(Set<String> erase, String by, String why, String ticket, String key) {}

    /** Decided and begun in one transaction, under the site's lock. Empty: nothing is to go. */
    @Again
    @Transactional
    public Optional<Starter.Started> start(String site, Wish wish) throws Refusal {
        SiteRow row = store.lockSites(Set.of(site)).get(site);
        List<Retention.Verdict> verdicts = decide(site, wish.erase());
        for (Retention.Verdict v : verdicts) {
            if (wish.erase().contains(v.backup()) && !v.goes()) {
                throw new Refusal(new Refused.Said(
                        "backup " + v.backup() + " is not erased: " + v.why(), "`drydock backups " + site + "`"));
            }
        }
        List<String> goes = new ArrayList<>();
        for (Retention.Verdict v : verdicts) {
            boolean wanted = wish.erase().isEmpty() || wish.erase().contains(v.backup());
            if (v.goes() && wanted && goes.size() < MOST) goes.add(v.backup());
        }
        if (goes.isEmpty()) return Optional.empty();
        SiteFile file = Sites.file(site, row.yaml)
                .orElseThrow(() -> new Refusal(new Refused.Said("the site file cannot be read", "add it anew")));
        var plan = ByHand.prune(ids.next(), row.recipe, file, new Version(row.versionName, row.versionCommit), goes);
        return Optional.of(
                starter.start(new Starter.Request(plan, 0, wish.by(), wish.why(), wish.ticket(), wish.key(), null)));
    }
}
