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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return latest(site, all(site));
    }

    Chosen of(String site, String version) throws Refusal {
        return of(site, version, all(site));
    }

    /** Null: none. */
    String newest(String site) {
        return good(all(site)).map(b -> b.id).findFirst().orElse(null);
    }

    /** @param all newest first */
    static Chosen latest(String site, List<BackupRow> all) throws Refusal {
        return good(all)
                .findFirst()
                .map(Backups::chosen)
                .orElseThrow(() -> no("there is no verified backup of " + site, site, all));
    }

    /** @param all newest first */
    static Chosen of(String site, String version, List<BackupRow> all) throws Refusal {
        return good(all)
                .filter(b -> Versions.same(b.versionName, version))
                .findFirst()
                .map(Backups::chosen)
                .orElseThrow(
                        () -> no("there is no verified backup of " + site + " at " + version + there(all), site, all));
    }

    private static Refusal no(String why, String site, List<BackupRow> all) {
        boolean safe = all.stream().anyMatch(b -> b.safety() && b.state().equals("verified"));
        String beside = safe
                ? "; those that a restore, a downgrade or a repair took of what was there before do not count"
                : "";
        String byName = safe ? "; `drydock restore " + site + " --backup ID` takes any verified one" : "";
        return new Refusal(new Refused.Said(
                why + beside,
                "`drydock backups " + site + "` lists what there is; `drydock drill BACKUP` verifies one" + byName));
    }

    /** The versions only, each once: which backups they have, a list says better. */
    private static String there(List<BackupRow> all) {
        List<String> versions = good(all).map(b -> b.versionName).distinct().toList();
        if (versions.isEmpty()) return ", nor of any other version";
        int more = versions.size() - MOST_NAMED;
        return "; there are of "
                + versions.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static Stream<BackupRow> good(List<BackupRow> all) {
        return all.stream()
                .filter(b -> b.state().equals("verified") && !b.kind.equals(BackupRow.BROUGHT) && !b.safety());
    }

    private List<BackupRow> all(String site) {
        return QuarkusTransaction.requiringNew().call(() -> store.backups(site));
    }

    private static Chosen chosen(BackupRow b) {
        Map<String, String> prints = new HashMap<>();
        Wire.stored(b.fingerprints, Map.class)
                .forEach((part, print) -> prints.put(String.valueOf(part), String.valueOf(print)));
        return new Chosen(b.id, b.site, b.recipe, b.version(), b.taken, b.kind, b.databases, b.open, prints);
    }

    static Retention.Held held(BackupRow b) {
        boolean brought = b.kind.equals(BackupRow.BROUGHT) && b.leaving == null;
        String state = brought ? "brought in from a file" : b.state();
        return new Retention.Held(b.id, b.versionName, b.taken, state, b.pinned != null, b.eraseAfter, b.safety());
    }
}
