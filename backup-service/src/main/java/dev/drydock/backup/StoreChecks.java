package dev.drydock.backup;

import dev.drydock.backup.store.Store;
import dev.drydock.contract.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Before anything begins: are there enough stores that take and give back? */
final class StoreChecks {
    private final Means means;
    private final List<Berth> usable = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    StoreChecks(Means means) {
        this.means = means;
    }

    void written() {
        for (Berth berth : means.depot().berths()) {
            try {
                berth.store().probe(means.order().fileName());
                usable.add(berth);
            } catch (IOException e) {
                faults.add("the backup store cannot be used: " + berth.name() + ": " + e.getMessage());
            }
        }
        enough();
    }

    void room(long needed) throws IOException {
        for (Berth berth : List.copyOf(usable)) {
            OptionalLong free = free(berth.store());
            if (free.isEmpty()) continue;
            Room.complaint(
                            "the backup store " + berth.name().replaceFirst("^the folder ", ""),
                            needed,
                            free.getAsLong())
                    .ifPresent(refused -> {
                        usable.remove(berth);
                        faults.add(refused.reason());
                    });
        }
        enough();
    }

    private static OptionalLong free(Store store) {
        try {
            return store.free();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private void enough() {
        if (!means.depot().enough(usable)) {
            boolean several = means.depot().berths().size() > 1;
            throw new Ended(new Said.Refused(
                    String.join("; ", faults) + (several ? "; " + means.depot().policy() : ""),
                    "see that each of them answers, lets the backup service write and has room; then start again"));
        }
        faults.forEach(fault -> means.site().say("the backup will go on without it: " + fault));
        faults.clear();
    }
}
