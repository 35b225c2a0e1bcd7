package dev.drydock.participant;

import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.Said;

/**
 * What a service does; everything else (listening, journal, leases, answering, stopping) is the kit's. Called on a virtual
 * thread, once per order unless a worker died: then again, with {@link Site#begunBefore()} true.
 */
public interface Duty {
    Family family();

    /** Never {@link Said.Accepted}. An expected failure is an answer; an exception becomes interrupted, or failed if nothing was begun. */
    Said perform(Order order, Site site);
}
