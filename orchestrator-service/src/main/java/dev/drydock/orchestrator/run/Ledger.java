package dev.drydock.orchestrator.run;

import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.contract.record.Pen;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Pending;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RecordRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is written down beside the state, in its transaction: the public record, and what people are shown. */
@ApplicationScoped
class Ledger {
    private final Store store;
    private final Catalogue catalogue;
    private final Scribe scribe;

    Ledger(Store store, Catalogue catalogue, Signatures.Signer signer) {
        this.store = store;
        this.catalogue = catalogue;
        this.scribe = new Scribe(signer);
    }

    void tell(RunRow run, List<Chronicle.Entry> entries, Instant now, Happening h, State after) {
        String cause = h.event() instanceof Event.Answered a ? a.order().toString() : "";
        for (Chronicle.Entry e : entries) write(run, e, now, h.actor(), cause);
        if (after.at() instanceof Position.Ended(Position.End end)) {
            write(run, Chronicle.closed(end, run.sequence + 1), now, h.actor(), cause);
        }
    }

    private void write(RunRow run, Chronicle.Entry entry, Instant now, String actor, String cause) {
        var last = new Pen.Last(run.id, run.sequence, run.lastHash);
        RecordRow row = scribe.write(last, run.site, entry, now, actor, cause);
        run.sequence = row.sequence;
        run.lastHash = row.hash();
        store.add(row);
    }

    void ordered(Pending p, int tries, Instant now) {
        OrderRow row = new OrderRow();
        row.id = p.id().toString();
        row.run = p.id().run();
        row.kind = p.id().kind().word();
        row.step = p.id().step();
        row.attempt = p.id().attempt();
        row.tries = tries;
        row.name = p.name();
        row.verb = p.work().verb();
        row.family = p.family().word();
        row.sent = now;
        store.add(row);
    }

    /** An answer counts only from the family that has the order. */
    boolean belongs(OrderId order, String family) {
        return store.find(OrderRow.class, order.toString())
                .filter(o -> o.family.equals(family))
                .isPresent();
    }

    /**
     * Every answer is noted, also a late one; the first that is final stays.
     *
     * @return its row, where this was its end
     */
    Optional<OrderRow> noted(Event.Answered a, Instant now) {
        Optional<OrderRow> found = store.find(OrderRow.class, a.order().toString());
        if (found.isEmpty() || found.get().ended != null) return Optional.empty();
        OrderRow row = found.get();
        if (row.accepted == null) row.accepted = now;
        if (!a.said().last()) return Optional.empty();
        row.ended = now;
        switch (a.said()) {
            case Said.Accepted x -> {}
            case Said.Done(Found.Damaged d) -> {
                row.said = "failed";
                row.reason = storable("backup " + d.backup() + " is no good: " + d.reason());
                row.next = "look at the disk of the backup store; `drydock backups " + site(row.run)
                        + "` lists the others";
            }
            case Said.Done d -> {
                row.said = "done";
                row.found = storable(Wire.text(d.found()));
            }
            case Said.Refused r -> {
                row.said = "refused";
                row.reason = storable(r.reason());
                row.next = storable(r.next());
            }
            case Said.Failed f -> {
                row.said = "failed";
                row.reason = storable(f.reason());
                row.next = storable(f.next());
                row.tail = storable(f.tail());
            }
            case Said.Interrupted i -> {
                row.said = "interrupted";
                row.reason = storable(i.reason());
                row.tail = storable(i.tail());
            }
        }
        return found;
    }

    private String site(String run) {
        return store.find(RunRow.class, run).map(r -> r.site).orElse("SITE");
    }

    /** PostgreSQL keeps no NUL in a text, and a command may print one. */
    static String storable(String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }

    /** What an awaited answer makes true of site, run and backups. */
    void facts(RunRow run, SiteRow site, Optional<Pending> before, Event event, Instant now) {
        if (before.isEmpty() || !(event instanceof Event.Answered(var order, Said said))) return;
        catalogue.heard(run, before.get().work(), said, now);
        if (!(said instanceof Said.Done)) return;
        doors(run, before.get().work(), now);
        if (before.get().work() instanceof Work.OpenDoors w && !w.byHand())
            at(site, run.plan().to());
    }

    /** Where what is behind opened doors is not well, they are closed once more: from the first time on, as for whoever stands before them. */
    static void doors(RunRow run, Work done, Instant now) {
        switch (done) {
            case Work.CloseDoors w when run.doorsClosed == null -> run.doorsClosed = now;
            case Work.CloseDoors w -> run.doorsOpened = null;
            case Work.OpenDoors w -> run.doorsOpened = now;
            default -> {}
        }
    }

    static void at(SiteRow site, dev.drydock.contract.Version version) {
        site.versionName = version.name();
        site.versionCommit = version.commit();
    }
}
