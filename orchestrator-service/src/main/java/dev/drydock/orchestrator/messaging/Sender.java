package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.operations.trace.Point;
import dev.drydock.operations.trace.Traces;
import dev.drydock.orchestrator.run.Ask;
import dev.drydock.orchestrator.run.Orders;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Sends orders, signed, and waits for nobody: what does not get through, or does not fit the channel's bounded buffer, is
 * asked again by the watchdog.
 */
@ApplicationScoped
public class Sender implements Orders {
    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final MutinyEmitter<byte[]> orders;
    private final Signatures.Signer signer;
    private final Clock clock;
    private final Traces traces;

    Sender(@Channel("orders") MutinyEmitter<byte[]> orders, Signatures.Signer signer, Clock clock, Traces traces) {
        this.traces = traces;
        this.orders = orders;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public void send(List<Ask> asks) {
        asks.forEach(a -> send(
                a.pending().family(), a.pending().id(), a.place(), a.pending().work()));
    }

    @Override
    public void send(Family family, OrderId id, Place place, Work work) {
        try {
            byte[] value = Wire.bytes(new Order(id, place, work, clock.instant()));
            Headers headers = Signed.headers(signer.sign(family.topic(), id.run(), value), signer.keyId());
            if (!id.look())
                traces.header(() -> Point.order(id.toString())).ifPresent(h -> headers.add(Point.HEADER, h));
            orders.sendMessage(Signed.plain(family.topic(), id.run(), value, headers))
                    .subscribe()
                    .with(sent -> {}, e -> lost(id, e));
        } catch (RuntimeException e) {
            lost(id, e);
        }
    }

    private static void lost(OrderId id, Throwable e) {
        LOG.warnf("order not sent, will be asked again order=%s cause=%s", id, e.getMessage());
    }
}
