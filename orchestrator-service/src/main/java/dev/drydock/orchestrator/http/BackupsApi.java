package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.site.Forsaken;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One backup: seen, pinned, dated. Drilling, restoring and erasing are runs: {@link StartsApi}. */
@Path("/api/v1/backups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BackupsApi {
    private final Store store;
    private final Forsaken forsaken;
    private final Register register;
    private final Caller caller;

    BackupsApi(Store store, Forsaken forsaken, Register register, Caller caller) {
        this.caller = caller;
        this.register = register;
        this.forsaken = forsaken;
        this.store = store;
    }

    /** @param after null: no date any more */
    public record Date(Instant after) {}

    @GET
    @Needs(value = Role.VIEWER, of = Of.BACKUP)
    @Path("{id}")
    public BackupView show(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            BackupRow b = row(id);
            return BackupView.of(b, forsaken.of(b));
        });
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.BACKUP)
    @Path("{id}/pin")
    public BackupView pin(String id) {
        return change(id, "pinned", b -> b.pinned = b.pinned == null ? store.now() : b.pinned);
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.BACKUP)
    @Path("{id}/unpin")
    public BackupView unpin(String id) {
        return change(id, "unpinned", b -> b.pinned = null);
    }

    @POST
    @Needs(value = Role.OPERATOR, of = Of.BACKUP)
    @Path("{id}/erase-after")
    public BackupView eraseAfter(String id, Date date) {
        return change(id, "dated", b -> b.eraseAfter = date == null ? null : date.after());
    }

    /** Under the site's lock: what is being erased cannot be pinned any more. */
    private BackupView change(String id, String what, Consumer<BackupRow> change) {
        return QuarkusTransaction.requiringNew().call(() -> {
            String site = row(id).site;
            SiteRow locked = store.lockSites(Set.of(site)).get(site);
            BackupRow b = row(id);
            store.refresh(b);
            if (locked == null || b.leaving != null) {
                throw Problem.of(
                        409,
                        "backup-leaving",
                        "The backup is being erased",
                        "backup " + id + " is " + b.state() + "; nothing was changed",
                        "`drydock backups " + site + "`");
            }
            change.accept(b);
            register.tell("backup." + what, site, facts(b), caller.name());
            return BackupView.of(b, forsaken.of(b));
        });
    }

    private static Map<String, Object> facts(BackupRow b) {
        return b.eraseAfter == null
                ? Map.of("backup", b.id)
                : Map.of("backup", b.id, "eraseAfter", b.eraseAfter.toString());
    }

    private BackupRow row(String id) {
        return store.find(BackupRow.class, id).orElseThrow(() -> Of.BACKUP.unknown(id));
    }
}
