package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.run.Ask;
import dev.drydock.orchestrator.run.Orders;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Sends orders, signed. What does not get through is asked again by the watchdog, so nothing is kept here. */
@ApplicationScoped
public class Sender implements Orders {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final int CHUNK = 200;

    private final MutinyEmitter<byte[]> orders;
    private final Signatures.Signer signer;
    private final Clock clock;

    Sender(@Channel("orders") MutinyEmitter<byte[]> orders, Signatures.Signer signer, Clock clock) {
        this.orders = orders;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public void send(List<Ask> asks) {
        for (int i = 0; i < asks.size(); i += CHUNK) {
            List<Uni<Void>> sends = asks.subList(i, Math.min(i + CHUNK, asks.size())).stream()
                    .map(a -> one(
                            a.pending().family(),
                            a.pending().id(),
                            a.place(),
                            a.pending().work()))
                    .toList();
            Uni.join()
                    .all(sends)
                    .andCollectFailures()
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
    }

    @Override
    public void send(Family family, OrderId id, Place place, Work work) {
        one(family, id, place, work).onFailure().recoverWithNull().await().indefinitely();
    }

    private Uni<Void> one(Family family, OrderId id, Place place, Work work) {
        byte[] value = Wire.bytes(new Order(id, place, work, clock.instant()));
        return orders.sendMessage(Signed.message(signer, family.topic(), id.run(), value))
                .onFailure()
                .invoke(e -> LOG.warnf("order not sent, will be asked again order=%s cause=%s", id, e.getMessage()));
    }
}
