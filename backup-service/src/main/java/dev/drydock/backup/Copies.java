package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All copies of one backup while it is drilled. What is found damaged loses its marks at once. Damaged as a whole is a backup only where
 * no copy is good and none is out of sight; where there are good ones, but too few, the drill fails and they stay what they were.
 */
final class Copies {
    private final Shelf shelf;
    private final Place place;
    private final String backup;
    private final List<Verdict> good = new ArrayList<>();
    private final List<Verdict> bad = new ArrayList<>();

    private Copies(Shelf shelf, Place place, String backup) {
        this.shelf = shelf;
        this.place = place;
        this.backup = backup;
    }

    /** By their checksums, and by what is known of the backup. @throws Ended too few of them are good */
    static Copies read(Shelf shelf, Means means, String backup, Map<String, String> fingerprints) {
        Copies copies = new Copies(shelf, means.site().place(), backup);
        for (Held copy : shelf.copies()) {
            means.site().say("reading the copy in " + copy.name());
            Verdict verdict = Verdict.of(copy, copies.place, backup, Verdict.Wanted.whole(fingerprints));
            if (verdict.good()) copies.good.add(verdict);
            else copies.spoil(verdict);
        }
        copies.onlyNewest();
        if (copies.good.isEmpty() && copies.bad.stream().noneMatch(Verdict::damagedThere)) {
            throw Stored.none(copies.bad, copies.place, backup);
        }
        copies.enough();
        return copies;
    }

    /** A store that was away may still have what an earlier attempt wrote there. */
    private void onlyNewest() {
        long newest = good.stream().mapToLong(v -> v.complete().attempt()).max().orElse(0);
        for (Verdict each : good()) {
            if (each.complete().attempt() == newest) continue;
            good.remove(each);
            spoil(each.stale());
        }
    }

    /** Still thought to be, the nearest first. */
    List<Verdict> good() {
        return List.copyOf(good);
    }

    /** Of each that is not, why. */
    List<String> faults() {
        return bad.stream().map(Verdict::named).toList();
    }

    /** @throws Ended too few are left */
    void damaged(Verdict copy, String why) {
        good.remove(copy);
        spoil(copy.damaged(why));
        enough();
    }

    /** One was read as a restore would; those that are the same are as good. @throws Ended they are too few */
    void mark(Verdict loaded, boolean checkOnly) {
        for (Verdict each : good()) {
            if (!each.complete().equals(loaded.complete())) {
                damaged(each, "it says something else of itself than the copy that was loaded");
            }
        }
        for (Verdict each : good()) {
            try {
                if (checkOnly) each.copy().checked();
                else each.copy().verified();
            } catch (IOException e) {
                good.remove(each);
                bad.add(each.away("it took no mark: " + e.getMessage()));
            }
        }
        enough();
    }

    private void spoil(Verdict verdict) {
        bad.add(verdict);
        if (!verdict.damagedThere()) return;
        try {
            verdict.copy().unmarked();
        } catch (IOException e) {
            // a restore reads it again, and finds the same
        }
    }

    private void enough() {
        if (shelf.depot().enough(good.stream().map(v -> v.copy().berth()).toList())) return;
        boolean one = shelf.copies().size() == 1;
        String why = one
                ? bad.getFirst().fault()
                : String.join("; ", faults()) + "; " + shelf.depot().policy();
        if (good.isEmpty() && bad.stream().noneMatch(Verdict::outOfSight)) {
            throw new Ended(new Said.Done(new Found.Damaged(backup, why)));
        }
        throw Ended.failed(
                "too few good copies of backup " + backup + " of site " + place.site() + ": " + why,
                "see that each store answers, then drill again; or start a new run for a new backup",
                "");
    }
}
