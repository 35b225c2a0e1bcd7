package dev.drydock.audit.keep;

import dev.drydock.audit.store.Log;
import dev.drydock.contract.record.Link;
import dev.drydock.contract.record.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps a poll's records in one transaction. While the database is away it waits here; nothing is skipped. */
@ApplicationScoped
public class Keeper {
    private static final Logger LOG = Logger.getLogger(Keeper.class);

    private final Log log;

    public Keeper(Log log) {
        this.log = log;
    }

    public void keep(List<Received> received) {
        List<Link> links = received.stream()
                .map(Received::read)
                .filter(Seal.Read.Good.class::isInstance)
                .map(r -> ((Seal.Read.Good) r).link())
                .toList();
        Intake intake = log.keep(links, known -> Intake.of(received, known));
        intake.evidence().forEach(Keeper::tell);
        LOG.debugf("records read=%d kept=%d", received.size(), intake.fresh().size());
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
