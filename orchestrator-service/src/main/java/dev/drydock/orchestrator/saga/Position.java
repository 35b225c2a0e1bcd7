package dev.drydock.orchestrator.saga;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.drydock.contract.OrderId;

/** Where a run stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Position.At.class, name = "at"),
    @JsonSubTypes.Type(value = Position.Curing.class, name = "curing"),
    @JsonSubTypes.Type(value = Position.Stopping.class, name = "stopping"),
    @JsonSubTypes.Type(value = Position.GoingBack.class, name = "going-back"),
    @JsonSubTypes.Type(value = Position.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = Position.Stuck.class, name = "stuck"),
    @JsonSubTypes.Type(value = Position.Ended.class, name = "ended"),
})
public sealed interface Position {

    record At(int step) implements Position {}

    /** The cure is running; its step comes (again) after it. */
    record Curing(int step, String cure) implements Position {}

    /** @param of the position whose order is being ended; it can only be At or Curing */
    record Stopping(Position of, OrderId order) implements Position {}

    record GoingBack(int index) implements Position {}

    /** @param step the one that is done; the next comes after the wait */
    record Waiting(int step, For what, String key) implements Position {}

    /** @param at where a retry goes on */
    record Stuck(Position at, String reason, String next) implements Position {}

    record Ended(End end) implements Position {}

    enum For {
        APPROVAL,
        /** step by step: a person says continue */
        CONTINUE,
        /** the time in which the doors may be closed */
        WINDOW,
        /** another run on the same host to let go of a service that both restart */
        NEIGHBOUR
    }

    enum End {
        SUCCEEDED,
        ROLLED_BACK,
        NOT_STARTED,
        RESOLVED
    }
}
