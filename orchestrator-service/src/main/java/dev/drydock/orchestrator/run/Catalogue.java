package dev.drydock.orchestrator.run;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.plan.Chosen;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.BackupRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of each backup: what its participant said of it, in the transaction of the state that follows from that. */
@ApplicationScoped
class Catalogue {
    private static final Set<Found.Fate> NOTHING_DONE = Set.of(Found.Fate.NEVER_BEGAN, Found.Fate.REFUSED);

    private final Store store;

    Catalogue(Store store) {
        this.store = store;
    }

    void heard(RunRow run, Work work, Said said, Instant now) {
        switch (work) {
            case Work.Backup w
            when found(said) instanceof Found.BackedUp b && b.backup().equals(w.backup()) -> taken(run, w, b, now);
            case Work.Bring w
            when found(said) instanceof Found.Brought b && b.backup().equals(w.backup()) -> brought(run, w, b);
            case Work.Drill w -> drilled(w.backup(), found(said), now);
            case Work.Keep w when !(said instanceof Said.Refused) -> kept(run, w, found(said), now);
            case Work.Forget w -> forgotten(w.backups(), said, now);
            case Work.Stop w
            when found(said) instanceof Found.Stopped s && NOTHING_DONE.contains(s.fate()) -> stopped(run, w);
            default -> {}
        }
    }

    /** From now on nobody may choose them. */
    void leave(List<String> backups, Instant now) {
        for (String id : backups) store.find(BackupRow.class, id).ifPresent(b -> b.leaving = now);
    }

    private static Found found(Said said) {
        return said instanceof Said.Done(Found found) ? found : new Found.Nothing();
    }

    private void taken(RunRow run, Work.Backup work, Found.BackedUp b, Instant now) {
        BackupRow row = row(run, b.backup(), work.content(), now);
        row.kind = run.kind;
        row.open = run.plan().steps().stream().noneMatch(s -> s.work() instanceof Work.CloseDoors);
        row.fingerprints = Wire.text(b.fingerprints());
        row.files = b.files();
        row.bytes = b.bytes();
        store.add(row);
    }

    /** Of what version it is, a person has said. */
    private void brought(RunRow run, Work.Bring work, Found.Brought b) {
        BackupRow row = row(run, b.backup(), work.content(), b.taken());
        row.kind = BackupRow.BROUGHT;
        row.versionName = work.to().name();
        row.versionCommit = work.to().commit();
        row.fingerprints = Wire.text(b.fingerprints());
        row.files = b.files();
        row.bytes = b.bytes();
        store.add(row);
    }

    /** Done in part is there in part. What failed is of the version to which the run went. */
    private void kept(RunRow run, Work.Keep work, Found found, Instant now) {
        if (store.find(BackupRow.class, work.kept()).isPresent()) return;
        BackupRow row = row(run, work.kept(), work.content(), now);
        row.kind = BackupRow.KEPT;
        row.versionName = run.plan().to().name();
        row.versionCommit = run.plan().to().commit();
        row.fingerprints = Wire.text(Map.of());
        if (found instanceof Found.Copied c) {
            row.files = c.files();
            row.bytes = c.bytes();
        }
        store.add(row);
    }

    private static BackupRow row(RunRow run, String id, Content content, Instant now) {
        Plan plan = run.plan();
        BackupRow row = new BackupRow();
        row.id = id;
        row.site = run.site;
        row.recipe = plan.recipe();
        row.databases = Chosen.databases(content.databases());
        row.versionName = plan.from().name();
        row.versionCommit = plan.from().commit();
        row.taken = now;
        return row;
    }

    private void drilled(String id, Found found, Instant now) {
        BackupRow b = store.find(BackupRow.class, id).orElse(null);
        if (b == null) return;
        switch (found) {
            case Found.Drilled d
            when d.backup().equals(id) -> {
                b.verified = now;
                sound(b);
            }
            case Found.Checked c
            when c.backup().equals(id) -> {
                b.checked = now;
                sound(b);
            }
            case Found.Damaged d
            when d.backup().equals(id) -> {
                b.damaged = now;
                b.damage = Ledger.storable(d.reason());
            }
            default -> {}
        }
    }

    private static void sound(BackupRow b) {
        b.damaged = null;
        b.damage = null;
    }

    /** Refused, none of them was touched; else nobody may choose one any more, whatever came of it. */
    private void forgotten(List<String> backups, Said said, Instant now) {
        for (String id : backups) {
            store.find(BackupRow.class, id).ifPresent(b -> {
                if (found(said) instanceof Found.Forgotten) b.gone = now;
            });
        }
        if (said instanceof Said.Refused) stay(backups);
    }

    /** A prune that was cancelled before anything of it was done: they can be chosen and pinned again. */
    private void stopped(RunRow run, Work.Stop stop) {
        Step step = run.plan().steps().get(stop.order().step());
        if (stop.order().kind() == OrderId.Kind.DO && step.work() instanceof Work.Forget w) stay(w.backups());
    }

    private void stay(List<String> backups) {
        for (String id : backups) store.find(BackupRow.class, id).ifPresent(b -> b.leaving = null);
    }
}
