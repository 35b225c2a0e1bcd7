package dev.drydock.orchestrator.http;

import dev.drydock.operations.trace.Point;
import dev.drydock.operations.trace.Span;
import dev.drydock.operations.trace.Traces;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;

/**
 * The request that may begin a run, for the run's trace alone.
 *
 * @param caller what it says of a trace of its own; may be anything
 */
record Arrival(Traces traces, String caller, Instant at) {
    static Arrival now(Traces traces, HttpHeaders headers) {
        return new Arrival(traces, headers.getHeaderString(Point.HEADER), traces.now());
    }

    Span began(String run) {
        return Span.request(run, "POST", "/api/v1/sites/{name}/runs", caller, at, traces.now());
    }
}
