package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request names beside its path must be within the caller's scope too. */
@ApplicationScoped
class Within {
    private static final Pattern IN_A_STORE = Pattern.compile("[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*");

    private final Store store;
    private final Caller caller;

    Within(Store store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    void check(Begin wish, String site) {
        if (caller.who().seesAll()) return;
        if (wish.backup() != null) backup(wish.backup(), site);
        if (wish.file() != null) file(wish.file());
    }

    private void backup(String id, String site) {
        Optional<String> of = QuarkusTransaction.requiringNew()
                .call(() -> store.find(BackupRow.class, id).map(b -> b.site));
        if (of.filter(caller.sites()::contains).isEmpty()) {
            throw Problem.unknown("backup", id, "`drydock backups " + site + "` lists those that can be used");
        }
    }

    /** In a store it lies below its site's name; elsewhere on a host nobody knows whose it is. */
    private void file(String path) {
        if (!IN_A_STORE.matcher(path).matches()) throw caller.narrow();
        String of = path.substring(0, path.indexOf('/'));
        if (!caller.sites().contains(of)) throw Of.SITE.unknown(of);
    }
}
