package dev.drydock.backup;

import dev.drydock.contract.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The nearest copy of a backup that may be used; or the order is refused.
 *
 * @param damaged nearer ones that are passed over, each with the reason
 */
record Stored(Held copy, Complete complete, List<String> damaged) {
    private static final String NEXT = "see `drydock backups SITE` for those that can be used";

    /** Nothing has happened to what is about to be used since it was written. */
    static Stored sound(Shelf shelf, Place place, String backup, List<String> names) {
        return of(shelf, place, backup, new Verdict.Wanted(names, false, false, Map.of()));
    }

    /** And it was drilled; or checked, where a person has waived the drill. */
    static Stored verified(Shelf shelf, Place place, String backup, List<String> names, boolean waived) {
        return of(shelf, place, backup, new Verdict.Wanted(names, true, waived, Map.of()));
    }

    static Stored of(Shelf shelf, Place place, String backup, Verdict.Wanted wanted) {
        List<Verdict> faults = new ArrayList<>();
        for (Held copy : shelf.copies()) {
            Verdict verdict = Verdict.of(copy, place, backup, wanted);
            if (verdict.good()) {
                shelf.readFrom(copy, shelf.depot().keys(), verdict.complete().recipients());
                return new Stored(
                        copy,
                        verdict.complete(),
                        faults.stream().filter(Verdict::bad).map(Verdict::named).toList());
            }
            faults.add(verdict);
        }
        throw none(faults, place, backup);
    }

    static Ended none(List<Verdict> faults, Place place, String backup) {
        String why = faults.size() == 1
                ? faults.getFirst().fault()
                : faults.stream()
                        .sorted(Comparator.comparing(Verdict::telling).reversed())
                        .map(Verdict::named)
                        .reduce((a, b) -> a + "; " + b)
                        .orElse("");
        return Ended.refused(
                "backup " + backup + " of site " + place.site() + " cannot be used: " + why
                        + "; the site is as it was before this order",
                NEXT);
    }
}
