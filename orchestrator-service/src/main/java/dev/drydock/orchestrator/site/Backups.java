package dev.drydock.orchestrator.site;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.plan.Chosen;
import dev.drydock.orchestrator.plan.Retention;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.site.Sites.Refused;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which backup a person means. By its date and what is known of it, never by its name. */
@ApplicationScoped
public class Backups {
    private static final int MOST_NAMED = 20;

    private final Store store;

    Backups(Store store) {
        this.store = store;
    }

    /** That one, of whatever site it is: its plan refuses another's. */
    Chosen named(String id, String site) throws Refusal {
        String lists = "`drydock backups " + site + "` lists those that can be used";
        BackupRow row = QuarkusTransaction.requiringNew()
                .call(() -> store.find(BackupRow.class, id))
                .orElseThrow(() -> new Refusal(new Refused.Unknown("backup", id, lists)));
        return switch (row.state()) {
            case "gone" -> throw new Refusal(new Refused.Said("backup " + id + " was erased at " + row.gone, lists));
            case "leaving" -> throw new Refusal(new Refused.Said("backup " + id + " is being erased", lists));
            case BackupRow.KEPT ->
                throw new Refusal(new Refused.Said(
                        id + " is a failed state that was put aside for people to look at, no backup", lists));
            default -> chosen(row);
        };
    }

    /** What the catalogue knows is chosen by its name: then nothing of it is taken on anybody's word. */
    void unknown(String path, String site) throws Refusal {
        String id = path.substring(path.lastIndexOf('/') + 1);
        boolean known = !path.startsWith("/")
                && QuarkusTransaction.requiringNew().call(() -> store.find(BackupRow.class, id)
                        .filter(b -> b.site.equals(site) && b.gone == null)
                        .isPresent());
        if (known) {
            throw new Refusal(new Refused.Said(
                    "backup " + id + " of " + site + " is in the catalogue",
                    "`drydock restore " + site + " --backup " + id + "`"));
        }
    }

    Chosen latest(String site) throws Refusal {
        return verified(site).stream()
                .findFirst()
                .map(Backups::chosen)
                .orElseThrow(() -> new Refusal(new Refused.Said(
                        "there is no verified backup of " + site,
                        "`drydock backups " + site + "` lists what there is; `drydock drill BACKUP` verifies one")));
    }

    Chosen of(String site, String version) throws Refusal {
        List<BackupRow> verified = verified(site);
        Optional<BackupRow> newest = verified.stream()
                .filter(b -> Versions.same(b.versionName, version))
                .findFirst();
        return newest.map(Backups::chosen)
                .orElseThrow(() -> new Refusal(new Refused.Said(
                        "there is no verified backup of " + site + " at " + version + "; " + there(verified),
                        "`drydock backups " + site + "` lists all of them; `drydock drill BACKUP` verifies one")));
    }

    private static String there(List<BackupRow> verified) {
        if (verified.isEmpty()) return "there is no verified one at all";
        return "verified are "
                + verified.stream()
                        .limit(MOST_NAMED)
                        .map(b -> b.versionName + " (" + b.id + ", " + b.taken + ")")
                        .collect(Collectors.joining(", "));
    }

    private List<BackupRow> verified(String site) {
        return QuarkusTransaction.requiringNew().call(() -> store.backups(site)).stream()
                .filter(b -> b.state().equals("verified") && !b.kind.equals(BackupRow.BROUGHT))
                .toList();
    }

    private static Chosen chosen(BackupRow b) {
        Map<String, String> prints = new HashMap<>();
        Wire.stored(b.fingerprints, Map.class)
                .forEach((part, print) -> prints.put(String.valueOf(part), String.valueOf(print)));
        return new Chosen(b.id, b.site, b.recipe, b.version(), b.taken, b.databases, b.open, prints);
    }

    static Retention.Held held(BackupRow b) {
        boolean brought = b.kind.equals(BackupRow.BROUGHT) && b.leaving == null;
        String state = brought ? "brought in from a file" : b.state();
        return new Retention.Held(b.id, b.versionName, b.taken, state, b.pinned != null, b.eraseAfter);
    }
}
