package dev.drydock.participant.work;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.wire.Wire;
import dev.drydock.operations.Told;
import dev.drydock.operations.trace.Span;
import dev.drydock.operations.trace.Traces;
import dev.drydock.participant.journal.Claim;
import dev.drydock.participant.journal.Closing;
import dev.drydock.participant.journal.Endings;
import dev.drydock.participant.journal.Endings.End;
import dev.drydock.participant.journal.Leases;
import dev.drydock.participant.journal.Room;
import dev.drydock.participant.journal.Verbs;
import dev.drydock.participant.messaging.Answers;
import dev.drydock.participant.messaging.Crew;
import dev.drydock.participant.messaging.Receipts;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The orders in hand, a virtual thread each, so many at once. All others wait in the journal and take up no memory. */
@ApplicationScoped
class Workers implements Crew {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final int STOPS = 16;

    private final Semaphore stops = new Semaphore(STOPS);
    private final Semaphore orders;
    private final InHand inHand;
    private final Worker worker;
    private final Answers answers;
    private final Courier courier;
    private final Receipts receipts;
    private final Wake wake;
    private final Gather<String> begins;
    private final Gather<End> ends;
    private final Traces traces;
    private volatile boolean closed;

    Workers(
            @ConfigProperty(name = "drydock.workers", defaultValue = "64") int most,
            InHand inHand,
            Worker worker,
            Answers answers,
            Courier courier,
            Receipts receipts,
            Wake wake,
            Leases leases,
            Endings endings,
            Traces traces) {
        this.traces = traces;
        this.orders = new Semaphore(most);
        this.inHand = inHand;
        this.worker = worker;
        this.answers = answers;
        this.courier = courier;
        this.receipts = receipts;
        this.wake = wake;
        this.begins = new Gather<>("begins", leases::begin);
        this.ends = new Gather<>("ends", endings::save);
    }

    @Override
    public Room reserve() {
        return closed ? new Room(0, 0) : new Room(orders.drainPermits(), stops.drainPermits());
    }

    @Override
    public void start(Room reserved, List<Claim> claims) {
        int usedOrders = 0;
        int usedStops = 0;
        for (Claim claim : claims) {
            if (!start(claim)) continue;
            if (claim.stop()) usedStops++;
            else usedOrders++;
        }
        orders.release(reserved.orders() - usedOrders);
        stops.release(reserved.stops() - usedStops);
    }

    @Override
    public void wake() {
        wake.up();
    }

    void close() {
        closed = true;
    }

    /** False: it is in hand here already, its lease had only run out for a moment. */
    private boolean start(Claim claim) {
        Held held = new Held();
        Thread thread = Thread.ofVirtual().name("order " + claim.order()).unstarted(() -> run(claim, held));
        held.by(thread);
        if (!inHand.take(claim.order(), held)) {
            if (claim.begunBefore()) inHand.begun(claim.order());
            return false;
        }
        thread.start();
        return true;
    }

    private void run(Claim claim, Held held) {
        try {
            work(claim, held);
        } catch (Closing | LeaseLost | InterruptedException e) {
            LOG.infof("order left off here order=%s why=%s", claim.order(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "order left off here, its lease runs out order=%s", claim.order());
        } finally {
            inHand.away(claim.order(), held);
            (claim.stop() ? stops : orders).release();
            wake.ifWaiting();
        }
    }

    private void work(Claim claim, Held held) throws InterruptedException {
        Instant from = traces.now();
        OrderId id = OrderId.of(claim.order());
        Beginning beginning = new Beginning(claim.begunBefore(), held, () -> begins.put(claim.order(), claim.order()));
        Said said = perform(claim, beginning);
        End end = new End(claim.order(), id.run(), answers.of(id, said));
        if (held.lost() || !ends.put(claim.order(), end)) throw new LeaseLost();
        if (FailPoint.armed()) FailPoint.PARTICIPANT_AFTER_SAVE_BEFORE_SEND.at(order(claim));
        receipts.settle(claim.order());
        courier.send(end);
        if (!id.look()) traces.tell(() -> span(claim, said, from));
        LOG.infof(
                "order ended order=%s run=%s said=%s",
                claim.order(), id.run(), said.getClass().getSimpleName());
    }

    private Span span(Claim claim, Said said, Instant from) {
        return Span.work(
                claim.order(),
                Verbs.of(order(claim).work()),
                said.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                claim.begunBefore(),
                from,
                traces.now());
    }

    private Said perform(Claim claim, Beginning beginning) {
        Order order;
        try {
            order = order(claim);
        } catch (IllegalStateException e) { // written by a newer version of this service
            return beginning.unable(
                    "this version of the service cannot read an order in its own journal: " + e.getMessage(),
                    "run the version that took it in, then try again");
        }
        LOG.debugf("order taken up order=%s verb=%s again=%s", order.id(), Verbs.of(order.work()), beginning.before());
        FailPoint.PARTICIPANT_TAKEN_UP.at(order);
        try (Told told =
                Told.of(order.id().run(), order.id().toString(), order.place().site())) {
            Said said = worker.perform(order, beginning);
            FailPoint.PARTICIPANT_AFTER_EFFECT_BEFORE_SAVE.at(order);
            return said;
        }
    }

    private static Order order(Claim claim) {
        return Wire.stored(new String(claim.value(), StandardCharsets.UTF_8), Order.class);
    }
}
