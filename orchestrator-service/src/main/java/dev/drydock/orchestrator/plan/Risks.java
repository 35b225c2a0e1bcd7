package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Version;
import java.util.List;
import java.util.stream.Collectors;

/** What a plan by a person's hand gives up, in the words in which it is told beforehand. */
final class Risks {
    private static final int MOST_NAMED = 10;

    private Risks() {}

    static String waived() {
        return "the drill is waived: the backup is read back and its checksums are compared, but nobody knows whether it"
                + " can be loaded";
    }

    /** @param over releases between the two, oldest first; not empty */
    static String skipped(List<Version> over, String caution) {
        String names = over.stream().limit(MOST_NAMED).map(Version::name).collect(Collectors.joining(", "));
        String more = over.size() > MOST_NAMED ? " and " + (over.size() - MOST_NAMED) + " more" : "";
        String jumped = over.size() == 1 ? "1 release is" : over.size() + " releases are";
        return jumped + " jumped over (" + names + more + "): " + caution;
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
