package dev.drydock.audit.keep;

import dev.drydock.audit.store.Db;
import dev.drydock.audit.store.Log;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Link;
import dev.drydock.contract.record.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps a poll's records in one transaction. While the database is away it waits here; nothing is skipped. What the database
 * does not take is kept as evidence, so that no record holds up the others.
 */
@ApplicationScoped
public class Keeper {
    private static final Logger LOG = Logger.getLogger(Keeper.class);

    private final Log log;
    private final Reach reach;

    public Keeper(Log log, Reach reach) {
        this.log = log;
        this.reach = reach;
    }

    public void keep(List<Received> received) {
        try {
            together(received);
        } catch (Db.Away e) {
            if (!e.refused()) throw e;
            if (received.size() == 1) refused(received.getFirst(), e);
            else received.forEach(r -> keep(List.of(r)));
        }
    }

    private void refused(Received r, Db.Away cause) {
        Evidence evidence = new Evidence(untaken(r.read(), cause), r);
        LOG.warnf("record not taken partition=%d offset=%d cause=%s", r.partition(), r.offset(), cause.getMessage());
        try {
            log.keep(evidence, progress(List.of(r)));
            tell(evidence);
        } catch (Db.Away e) {
            if (!e.refused()) throw e;
            LOG.errorf("record not kept partition=%d offset=%d cause=%s", r.partition(), r.offset(), e.getMessage());
        }
    }

    private static Fault untaken(Seal.Read read, Db.Away cause) {
        String why = "the database does not take it (" + cause.state() + ")";
        return switch (read) {
            case Seal.Read.Bad(Fault f) -> new Fault(f.what(), f.run(), f.sequence(), f.until(), why);
            case Seal.Read.Good(Link l) -> new Fault(Fault.What.UNREADABLE, l.run(), l.sequence(), l.sequence(), why);
        };
    }

    private void together(List<Received> received) {
        List<Link> links = received.stream()
                .map(Received::read)
                .filter(Seal.Read.Good.class::isInstance)
                .map(r -> ((Seal.Read.Good) r).link())
                .toList();
        Intake intake = log.keep(links, known -> Intake.of(received, known), progress(received));
        intake.evidence().forEach(Keeper::tell);
        LOG.debugf("records read=%d kept=%d", received.size(), intake.fresh().size());
    }

    private Progress progress(List<Received> received) {
        return Progress.of(reach.known(), received);
    }

    static void tell(Evidence e) {
        LOG.warnf(
                "evidence kept what=%s run=%s entry=%d until=%d why=%s",
                e.fault().what().word(),
                e.fault().run(),
                e.fault().sequence(),
                e.fault().until(),
                e.fault().why());
    }
}
