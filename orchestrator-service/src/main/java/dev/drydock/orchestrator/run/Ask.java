package dev.drydock.orchestrator.run;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.Place;
import dev.drydock.orchestrator.saga.Pending;
import java.util.List;
import java.util.stream.Collectors;

/** An order to be sent once its transaction is committed. Lost, it is asked again. */
public record Ask(Pending pending, Place place) {

    static void at(FailPoint point, List<Ask> all) {
        if (!FailPoint.armed()) return;
        point.at(all.stream()
                .collect(Collectors.toMap(a -> a.pending().id(), a -> a.place().site(), (a, b) -> a)));
    }
}
