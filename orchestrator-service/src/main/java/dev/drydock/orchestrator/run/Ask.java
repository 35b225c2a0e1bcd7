package dev.drydock.orchestrator.run;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.Place;
import dev.drydock.orchestrator.saga.Pending;

/** An order to be sent once its transaction is committed. Lost, it is asked again. */
public record Ask(Pending pending, Place place) {
    void at(FailPoint point) {
        point.at(place.site(), pending.id());
    }
}
