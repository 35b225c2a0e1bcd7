package dev.drydock.orchestrator.site;

import dev.drydock.contract.Answer;
import dev.drydock.contract.Family;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.live.Live;
import dev.drydock.orchestrator.run.Orders;
import dev.drydock.orchestrator.store.InquiryRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A question to a participant outside any run: it changes nothing, so it needs no lock, and nobody minds if it is lost. */
@ApplicationScoped
public class Inquiries {
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final int ASK_AGAIN_EVERY = 10;

    private final Store store;
    private final Orders orders;
    private final Ids ids;
    private final Live live;

    Inquiries(Store store, Orders orders, Ids ids, Live live) {
        this.store = store;
        this.orders = orders;
        this.ids = ids;
        this.live = live;
    }

    public static boolean isInquiry(OrderId order) {
        return order.look();
    }

    /** @return empty: no participant answered in time */
    public Optional<Said> ask(Family family, Place place, Work work) {
        OrderId order = new OrderId(OrderId.LOOK + ids.next(), 0, OrderId.Kind.DO, 0);
        QuarkusTransaction.requiringNew().run(() -> begin(order, family));
        try (Bell bell = new Bell(live, order.run())) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (int turn = 0; System.nanoTime() < end; turn++) {
                if (turn % ASK_AGAIN_EVERY == 0) orders.send(family, order, place, work);
                Optional<Said> said = QuarkusTransaction.requiringNew().call(() -> answer(order));
                if (said.isPresent()) return said;
                bell.await(Duration.ofMillis(500));
            }
            return Optional.empty();
        }
    }

    private void begin(OrderId order, Family family) {
        store.forgetInquiries(3600);
        InquiryRow row = new InquiryRow();
        row.id = order.toString();
        row.family = family.word();
        row.asked = store.now();
        store.add(row);
    }

    private Optional<Said> answer(OrderId order) {
        return store.find(InquiryRow.class, order.toString()).map(r -> r.answer).map(a -> Wire.stored(a, Answer.class)
                .said());
    }

    /** Nothing counts but what the family says that was asked. */
    public void answered(Answer answer) {
        QuarkusTransaction.requiringNew().run(() -> store.find(
                        InquiryRow.class, answer.order().toString())
                .filter(r -> r.answer == null && r.family.equals(answer.from().word()))
                .ifPresent(r -> r.answer = Wire.text(answer)));
        live.changed(List.of(answer.order().run()));
    }
}
