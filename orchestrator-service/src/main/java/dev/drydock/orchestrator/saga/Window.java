package dev.drydock.orchestrator.saga;

import java.time.Instant;

/** When the doors may be closed: not before, and not after. What needs no closed doors is done before it. */
public record Window(Instant from, Instant until) {}
