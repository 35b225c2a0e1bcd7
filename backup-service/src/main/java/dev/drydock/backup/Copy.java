package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The files while the site is in use: what changes meanwhile is read again by {@link Backup}. */
final class Copy {
    private Copy() {}

    static Said perform(Work.Copy work, Means means) throws IOException {
        Paths paths = new Paths(work.content());
        Shelf shelf = means.shelf(work.backup());
        Vacancy.of(shelf, work.backup());
        shelf.clear();
        Tree tree = means.tree(paths);
        Listing listing = tree.list();
        // the backup will need as much for this copy's manifest: better refused while the doors are open
        means.depot().room().know(listing.paths().size());
        Manifest none =
                Manifest.none(means.site().place().site(), means.site().place().root(), work.backup(), work.content());
        List<String> wanted = Delta.toRead(none, listing, paths);
        means.site().say("copying " + wanted.size() + " paths");
        try (Deposit deposit = shelf.deposit(Shelf.tree(0))) {
            Map<String, Seen> seen = tree.send(wanted, listing, "", deposit);
            SortedMap<String, Entry> entries = Delta.merge(none.entries(), listing, wanted, seen, 0);
            Manifest copied = new Manifest(none.head().read(listing.began(), deposit.keep()), entries);
            shelf.write(copied);
            return new Said.Done(new Found.Copied(copied.files(), copied.bytes()));
        }
    }
}
