package dev.drydock.backup;

import dev.drydock.contract.Place;
import java.io.IOException;
import java.util.List;

/** A backup that may be used, or the order is refused. */
final class Stored {
    private static final String NEXT = "see `drydock backups SITE` for those that can be used";

    private Stored() {}

    static Complete complete(Shelf shelf, Place place, String backup) throws IOException {
        Complete complete = shelf.complete()
                .orElseThrow(() -> Ended.refused(
                        "there is no complete backup " + backup + " of site " + place.site() + " in the store", NEXT));
        if (!complete.site().equals(place.site()) || !complete.backup().equals(backup)) {
            throw Ended.refused(
                    "what lies in the store as backup " + backup + " of site " + place.site() + " is backup "
                            + complete.backup() + " of site " + complete.site(),
                    NEXT);
        }
        return complete;
    }

    /** Drilled (or checked, where a person has waived the drill), and nothing has happened since to the artefacts that are about to be used. */
    static Complete verified(Shelf shelf, Place place, String backup, List<String> names, boolean waived)
            throws IOException {
        Complete complete = complete(shelf, place, backup);
        if (!shelf.isVerified() && !(waived && Marks.isChecked(shelf))) {
            throw Ended.refused("backup " + backup + " has not been drilled, so it does not count", NEXT);
        }
        sound(shelf, complete, names);
        return complete;
    }

    static void sound(Shelf shelf, Complete complete, List<String> names) throws IOException {
        for (Artefact artefact : complete.artefacts()) {
            if (names.stream().anyMatch(artefact.name()::startsWith)) {
                shelf.damage(artefact).ifPresent(damage -> {
                    throw Ended.refused(
                            "the stored backup " + complete.backup() + " is damaged: " + damage
                                    + "; the site is as it was before this order",
                            NEXT);
                });
            }
        }
    }
}
