package dev.drydock.participant.work;

import dev.drydock.participant.Duty;
import dev.drydock.participant.journal.Away;
import dev.drydock.participant.journal.Claim;
import dev.drydock.participant.journal.Closing;
import dev.drydock.participant.journal.Leases;
import dev.drydock.participant.journal.Patience;
import dev.drydock.participant.journal.Room;
import dev.drydock.participant.messaging.Receipts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps the work going, from the journal alone: it needs neither a message nor a partition. */
@ApplicationScoped
class Keeper {
    private static final Logger LOG = Logger.getLogger(Keeper.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    /** Well within the seconds after which an order is sent again that nobody has accepted. */
    private static final Duration MOMENT = Duration.ofMillis(400);

    private static final long SWEEP_MILLIS = 1000;

    private final Leases leases;
    private final InHand inHand;
    private final Workers workers;
    private final Wake wake;
    private final Courier courier;
    private final Voices voices;
    private final Receipts receipts;
    private final Patience patience;
    private final Duration shutdown;

    Keeper(
            Leases leases,
            InHand inHand,
            Workers workers,
            Wake wake,
            Courier courier,
            Voices voices,
            Receipts receipts,
            Patience patience,
            @ConfigProperty(name = "drydock.shutdown.patience") Duration shutdown) {
        this.leases = leases;
        this.inHand = inHand;
        this.workers = workers;
        this.wake = wake;
        this.courier = courier;
        this.voices = voices;
        this.receipts = receipts;
        this.patience = patience;
        this.shutdown = shutdown;
    }

    void start(@Observes StartupEvent e, Duty duty, @ConfigProperty(name = "drydock.family") String family) {
        if (!duty.family().word().equals(family)) {
            throw new IllegalStateException("drydock.family is '" + family + "' but the duty here is "
                    + duty.family().word() + ": set it in application.properties");
        }
        LOG.infof("orders of an older process taken back count=%d", leases.takeBack());
        Loop.every("heartbeat", HEARTBEAT, patience, this::renew);
        Thread.ofPlatform().daemon().name("sweep").start(this::sweepForEver);
        courier.start(patience);
        voices.start(patience);
        Loop.every("receipts", MOMENT, patience, receipts::pay);
    }

    /**
     * What has begun may come to its end, for what moves data breaks with this process. After that what runs on a site runs on:
     * whoever comes next attaches to it.
     */
    void stop(@Observes ShutdownEvent e) throws InterruptedException {
        workers.close();
        if (!inHand.empty(shutdown)) {
            LOG.warnf("orders left off here patience=%s orders=%s", shutdown, inHand.orders());
        }
        patience.close();
        try {
            LOG.infof("leases released count=%d", leases.release());
        } catch (Away x) {
            LOG.warnf("leases not released, they run out by themselves error=%s", x);
        }
    }

    private void sweepForEver() {
        Loop loop = new Loop("sweep", this::sweep);
        try {
            while (!patience.closed()) {
                loop.once();
                wake.await(SWEEP_MILLIS);
            }
        } catch (Closing | InterruptedException e) {
            LOG.debug("sweep over");
        }
    }

    private void sweep() {
        Room room = workers.reserve();
        List<Claim> claims = List.of();
        try {
            if (!room.none()) claims = leases.claim(room);
        } finally {
            workers.start(room, claims);
        }
        long orders = claims.stream().filter(c -> !c.stop()).count();
        wake.waiting(orders >= room.orders() || claims.size() - orders >= room.stops());
    }

    private void renew() {
        Set<String> held = inHand.orders();
        if (held.isEmpty()) return;
        Set<String> ours = leases.renew(held);
        held.stream().filter(o -> !ours.contains(o)).forEach(inHand::lost);
    }
}
