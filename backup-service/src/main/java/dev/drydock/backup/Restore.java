package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Puts one part back as the backup has it. Can be run again from its beginning, wherever it was broken off. */
final class Restore {
    private final Work.Restore work;
    private final Means means;
    private final Shelf shelf;
    private Stored stored;

    private Restore(Work.Restore work, Means means) {
        this.work = work;
        this.means = means;
        this.shelf = means.shelf(work.backup());
    }

    static Said perform(Work.Restore work, Means means) throws IOException {
        return new Restore(work, means).perform();
    }

    private Said perform() throws IOException {
        if (work.part().equals("tree")) return tree();
        if (work.part().startsWith("database:")) {
            return database(work.part().substring("database:".length()));
        }
        throw Ended.refused("there is no part " + work.part(), "parts are tree and database:NAME");
    }

    private Said tree() throws IOException {
        Manifest backup = backup("tree-");
        if (!backup.whole()) return left("files");
        doors();
        meant(backup);
        Paths paths = new Paths(backup.head().content());
        Tree tree = means.tree(paths);
        Listing listing = listing(tree);
        Putting putting = Putting.plan(backup, listing, paths);
        means.site()
                .say("removing " + putting.remove().size() + " paths, putting back "
                        + putting.put().size());
        if (!putting.nothing()) {
            tree.dropForeignAttributes(putting.foldersAsTheyAre(listing), listing, backup);
            tree.put(putting, backup, shelf);
        }
        return done();
    }

    private Listing listing(Tree tree) {
        try {
            return tree.listToRestore();
        } catch (Ended e) {
            if (e.exit() != Exits.NO_ROOT) throw e;
            means.line().give(Scripts.MAKE_ROOT, List.of(), Line.NOTHING);
            return tree.listToRestore();
        }
    }

    private Said database(String name) throws IOException {
        Manifest backup = backup("database-" + Names.checked(name));
        Optional<Manifest.Database> found = backup.head().databases().stream()
                .filter(d -> d.name().equals(name))
                .findFirst();
        if (found.isEmpty() && !backup.whole()) return left("database " + name);
        Manifest.Database database = found.orElseThrow(() -> Ended.refused(
                "backup " + work.backup() + " has no database " + name, "correct the recipe's `database`"));
        doors();
        meant(backup);
        backup.engine(database, means).put(work, shelf, database);
        return done();
    }

    /** Of a dump: it holds one database alone. */
    private Said left(String part) {
        means.site().say("backup " + work.backup() + " has no " + part + ": left as it is");
        return Said.Done.nothing();
    }

    private Said done() {
        return stored.damaged().isEmpty()
                ? Said.Done.nothing()
                : new Said.Done(new Found.Restored(stored.copy().name(), stored.damaged()));
    }

    private Manifest backup(String artefacts) throws IOException {
        stored = Stored.of(
                shelf,
                means.site().place(),
                work.backup(),
                new Verdict.Wanted(List.of(Shelf.MANIFEST, artefacts), true, work.waived(), work.fingerprints()));
        stored.damaged().forEach(why -> means.site().say("passed over: " + why));
        return shelf.manifest();
    }

    /** A backup that is not the run's own leads where it once was taken. */
    private void meant(Manifest chosen) throws IOException {
        if (work.present() == null) return;
        Optional<Shelf> present = work.present().isEmpty() ? Optional.empty() : Optional.of(present());
        for (Manifest.Database database : chosen.head().databases()) {
            chosen.engine(database, means).meant(shelf, present);
        }
    }

    private Shelf present() {
        Shelf present = means.shelf(work.present());
        Stored.verified(present, means.site().place(), work.present(), List.of(Shelf.MANIFEST), work.waived());
        return present;
    }

    private void doors() {
        Holders.Seen seen = Holders.of(means, work.content().mark(), "");
        if (!seen.output().ok() || seen.output().text().isBlank()) {
            throw Ended.refused(
                    "nobody could see whether the doors are closed: "
                            + seen.output().errors(),
                    "try again");
        }
        if (!seen.closed()) {
            throw Ended.refused(
                    "the doors of " + means.site().place().site() + " are open: of "
                            + String.join(", ", work.content().mark()) + " not all are there",
                    "close them (" + work.doors().close().line() + "), then: drydock retry "
                            + means.order().run());
        }
    }
}
