package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Family;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Work;

/** The one order that a run waits for. It follows from the state alone, so it can always be asked again. */
public record Pending(OrderId id, Family family, Work work, String name) {}
