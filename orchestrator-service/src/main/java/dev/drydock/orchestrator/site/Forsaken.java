package dev.drydock.orchestrator.site;

import dev.drydock.contract.Stores;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Stores that were given a backup and that the site file names no longer: no order goes there, so a copy in one of them is neither read nor
 * erased. People must be told.
 */
@ApplicationScoped
public class Forsaken {
    private static final String OWN = "the backup service's own folder";

    private final Store store;

    Forsaken(Store store) {
        this.store = store;
    }

    public List<String> of(BackupRow backup) {
        Optional<SiteFile> now = store.find(SiteRow.class, backup.site).flatMap(row -> Sites.file(row.name, row.yaml));
        Optional<RunRow> run = store.find(RunRow.class, backup.id.replaceFirst("-(kept|file)$", ""));
        if (now.isEmpty() || run.isEmpty()) return List.of();
        List<String> named = names(now.get().stores());
        return names(run.get().plan().place().stores()).stream()
                .filter(name -> !named.contains(name))
                .toList();
    }

    private static List<String> names(Stores stores) {
        return stores == null || stores.all().isEmpty()
                ? List.of(OWN)
                : stores.all().stream().map(Stores.Store::name).toList();
    }
}
