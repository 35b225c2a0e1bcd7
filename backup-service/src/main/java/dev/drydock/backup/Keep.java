package dev.drydock.backup;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the failed state aside for people. In the store it is no backup, and nothing waits for it longer than this. */
final class Keep {
    private static final String LIMIT_SECONDS = "600";

    private Keep() {}

    static Said perform(Work.Keep work, Means means) throws IOException {
        Shelf shelf = means.shelfOfOne(work.kept());
        Vacancy.of(shelf, work.kept());
        shelf.clear();
        List<String> missed = new ArrayList<>();
        for (Content.Database database : work.content().databases()) {
            try {
                Engine.of(database, means).keep(shelf, LIMIT_SECONDS);
            } catch (Ended e) {
                if (!(e.said() instanceof Said.Failed failed)) throw e;
                missed.add("database " + database.name() + ": " + failed.reason());
            }
        }
        Found.Copied found = files(work, shelf, means);
        if (missed.isEmpty()) return new Said.Done(found);
        return new Said.Failed(
                "not all of the failed state could be put aside: " + String.join("; ", missed),
                "nothing: the way back goes on without it",
                "");
    }

    private static Found.Copied files(Work.Keep work, Shelf shelf, Means means) throws IOException {
        Paths paths = new Paths(work.content());
        Tree tree = means.tree(paths);
        Listing listing = tree.list();
        Manifest none =
                Manifest.none(means.site().place().site(), means.site().place().root(), work.kept(), work.content());
        List<String> wanted = Delta.toRead(none, listing, paths);
        long bytes =
                wanted.stream().mapToLong(p -> listing.paths().get(p).size()).sum();
        shelf.room(bytes);
        try (Deposit deposit = shelf.deposit(Shelf.tree(0))) {
            Map<String, Seen> seen = tree.send(wanted, listing, LIMIT_SECONDS, deposit);
            Manifest kept = new Manifest(
                    none.head().read(listing.began(), deposit.keep()),
                    Delta.merge(none.entries(), listing, wanted, seen, 0));
            shelf.write(kept);
            return new Found.Copied(kept.files(), kept.bytes());
        }
    }
}
