package dev.drydock.participant.work;

import dev.drydock.contract.Said;
import dev.drydock.participant.Ending;

/** What is to be said of an order that was stopped, from what its job left on the host. No worker judged it. */
final class Remains {
    private Remains() {}

    static Said nothing() {
        return new Said.Refused(
                "was stopped before it began; nothing was changed", "nothing: it is not wanted any more");
    }

    static Said killed() {
        return new Said.Interrupted("was stopped, its processes were ended", "");
    }

    static Said of(Ending ending) {
        return switch (ending) {
            case Ending.Refused r -> nothing();
            case Ending.Interrupted(String reason, String output) -> new Said.Interrupted(reason, output);
            case Ending.OverLimit(long seconds, String output) ->
                new Said.Failed(
                        "ran longer than its limit of " + seconds + " s and was ended", "see its output", output);
            // exit code 0 alone is no success, and the one who would have looked closer was stopped
            case Ending.Exited(int code, String output, boolean left)
            when code == 0 && !left ->
                new Said.Interrupted(
                        "its command had come to its end with exit code 0, but was stopped before its result was judged",
                        output);
            case Ending.Exited(int code, String output, boolean left) ->
                new Said.Failed(
                        "exit code " + code + (left ? ", and it left processes behind, which were ended" : ""),
                        "see its output",
                        output);
        };
    }
}
