package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Found;
import java.util.stream.Collectors;

/** What a plan by a person's hand gives up, in the words in which it is told beforehand. */
final class Risks {
    private Risks() {}

    static String waived() {
        return "the drill is waived: the backup is read back and its checksums are compared, but nobody knows whether it"
                + " can be loaded";
    }

    /** @param finishing the run ends it, else it goes on to another version */
    static String split(Found.Seen seen, boolean finishing) {
        return "the code is at " + seen.current().name()
                + ", the schema is not: an upgrade was stopped between the two. "
                + (finishing ? "This run finishes it" : "This run goes on from there")
                + "; should it fail, everything is put back as it is now, stopped between the two. The version before is only"
                + " in a backup of it (drydock restore). The application says of its schema: "
                + seen.behind().lines().map(String::strip).collect(Collectors.joining(" · "));
    }

    static String since(ByHand.Wish wish) {
        return "what was written since " + when(wish) + " is only in the backup that this run takes of it";
    }

    private static String when(ByHand.Wish wish) {
        return wish.foreign() == null ? wish.chosen().taken().toString() : "that backup was taken";
    }

    static String brought(ByHand.Foreign foreign, Chosen chosen) {
        return foreign.path() + " is taken for one of version "
                + chosen.version().name() + "; where it is a dump of one database, all else of the site stays as it is";
    }

    static String discarded(ByHand.Wish wish) {
        return "what is there is not kept but put aside as far as that goes: once the restore has begun there is no way"
                + " back, and what was written since " + when(wish) + " may be lost";
    }

    static String open() {
        return "the chosen backup was taken with open doors: each database is consistent, not all of them together";
    }

    static String doors() {
        return "at the end the doors are open, also where somebody had closed them before";
    }
}
