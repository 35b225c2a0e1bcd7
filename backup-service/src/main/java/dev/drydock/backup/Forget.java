package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Erases backups and kept states, in every store. First each of them is none any more, then its files go: wherever it is broken off,
 * what is left cannot be taken for a backup, and it can be run again.
 */
final class Forget {
    private final Means means;
    private final List<String> faults = new ArrayList<>();

    private Forget(Means means) {
        this.means = means;
    }

    static Said perform(Work.Forget work, Means means) {
        List<Shelf> shelves = work.backups().stream().map(means::shelf).toList();
        return new Forget(means).perform(work, shelves);
    }

    private Said perform(Work.Forget work, List<Shelf> shelves) {
        for (Shelf shelf : shelves) shelf.copies().forEach(copy -> on(copy, Held::incomplete));
        for (Shelf shelf : shelves) {
            shelf.copies().forEach(copy -> on(copy, Held::erase));
        }
        if (faults.isEmpty()) {
            work.backups().forEach(backup -> means.site().say("erased " + backup));
            return new Said.Done(new Found.Forgotten(work.backups()));
        }
        return new Said.Failed(
                "not all could be erased: "
                        + String.join("; ", faults.stream().distinct().toList()),
                "see that each of these stores answers and lets the backup service write, then try again",
                "");
    }

    private interface Act {
        void on(Held copy) throws IOException;
    }

    private void on(Held copy, Act act) {
        try {
            act.on(copy);
        } catch (IOException e) {
            faults.add(copy.name() + ": " + e.getMessage());
        }
    }
}
