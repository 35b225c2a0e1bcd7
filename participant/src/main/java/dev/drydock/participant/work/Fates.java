package dev.drydock.participant.work;

import dev.drydock.contract.Found.Fate;
import dev.drydock.contract.Said;
import dev.drydock.participant.journal.Stops.Target;
import dev.drydock.participant.messaging.Answers;

/** What is known of a stopped order, from its stored answer. */
final class Fates {
    private Fates() {}

    static Fate of(Target target) {
        return switch (Answers.read(target.answer())) {
            case Said.Done d -> Fate.DONE;
            case Said.Refused r -> target.stopped() ? Fate.NEVER_BEGAN : Fate.REFUSED;
            case Said.Failed f -> Fate.FAILED;
            case Said.Interrupted i -> Fate.INTERRUPTED;
            case Said.Accepted a -> throw new IllegalStateException("an ended order answered 'accepted'");
        };
    }

    /** Its own worker saw the end, so nothing of it lives on the host. */
    static boolean settled(Target target) {
        return target.answer() != null
                && !target.stopped()
                && !(Answers.read(target.answer()) instanceof Said.Interrupted);
    }
}
