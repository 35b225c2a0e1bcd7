package dev.drydock.orchestrator.saga;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;

/** What can happen to a run: a participant's answer, a person's word, or the clock's where no order is pending. */
public sealed interface Event {

    record Answered(OrderId order, Said said) implements Event {}

    /** A deadline of a wait has passed. */
    record Overdue() implements Event {}

    /** @param what that the doors waited for is there now: the window, or the neighbour's leave */
    record Opened(Position.For what) implements Event {}

    sealed interface Asked extends Event {}

    record Approve() implements Asked {}

    record Reject() implements Asked {}

    record Continue() implements Asked {}

    /** @param why as the run says of itself how it ended */
    record Cancel(String why) implements Asked {
        public Cancel() {
            this("a person cancelled it");
        }
    }

    record Retry() implements Asked {}

    record RollBack() implements Asked {}

    record Resolve(String reason) implements Asked {}
}
