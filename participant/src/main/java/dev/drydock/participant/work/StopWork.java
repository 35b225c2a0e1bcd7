package dev.drydock.participant.work;

import dev.drydock.contract.Found;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.participant.journal.Stops;
import dev.drydock.participant.journal.Stops.Target;
import dev.drydock.participant.messaging.Answers;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Ends another order: first in the journal, so that nobody takes it up; then on its host, where a frozen worker may still
 * hold it; then it is known how it ended. Can be run again from its beginning.
 */
@ApplicationScoped
class StopWork {
    private final Stops stops;
    private final InHand inHand;
    private final Sites sites;
    private final Answers answers;

    StopWork(Stops stops, InHand inHand, Sites sites, Answers answers) {
        this.stops = stops;
        this.inHand = inHand;
        this.sites = sites;
        this.answers = answers;
    }

    Said stop(Order stop, OrderId target) {
        Target known = stops.mark(stop.id(), target, answers.of(target, Remains.nothing()));
        if (Fates.settled(known)) return told(target, known);
        return switch (sites.stop(stop, target)) {
            case Sites.Halted.Over(Said ending) -> ended(target, ending);
            case Sites.Halted.Alive(String reason) ->
                new Said.Failed(
                        "order " + target + " could not be ended on its site's host: " + reason,
                        "end its processes by hand there (they carry DRYDOCK_ORDER=" + target + "), then retry",
                        "");
        };
    }

    private Said ended(OrderId target, Said ending) {
        Target known = stops.end(target, answers.of(target, ending));
        inHand.lost(target.toString());
        return told(target, known);
    }

    private static Said told(OrderId target, Target known) {
        return new Said.Done(new Found.Stopped(target, Fates.of(known)));
    }
}
