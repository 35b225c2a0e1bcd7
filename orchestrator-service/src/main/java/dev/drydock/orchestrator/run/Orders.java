package dev.drydock.orchestrator.run;

import dev.drydock.contract.Family;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Work;
import java.util.List;

/** The way out to the participants. May lose what it is given. */
public interface Orders {
    void send(List<Ask> asks);

    void send(Family family, OrderId id, Place place, Work work);
}
