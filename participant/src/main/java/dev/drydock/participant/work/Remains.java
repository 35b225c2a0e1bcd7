package dev.drydock.participant.work;

import dev.drydock.contract.Said;
import dev.drydock.participant.job.Halt;

/** What is to be said of an order that was stopped. Its own worker did not judge it, so it is never called done. */
final class Remains {
    private Remains() {}

    static Said nothing() {
        return new Said.Refused(
                "was stopped before it began; nothing was changed", "nothing: it is not wanted any more");
    }

    static Sites.Halted of(Halt halt) {
        return switch (halt) {
            case Halt.NeverBegan n -> new Sites.Halted.Over(nothing());
            case Halt.Ended e ->
                new Sites.Halted.Over(new Said.Interrupted(
                        "its command had come to its end, but it was stopped before its result was judged", ""));
            case Halt.Killed k ->
                new Sites.Halted.Over(new Said.Interrupted("was stopped in the middle, its processes were ended", ""));
            case Halt.Failed(String reason) -> new Sites.Halted.Alive(reason);
        };
    }
}
