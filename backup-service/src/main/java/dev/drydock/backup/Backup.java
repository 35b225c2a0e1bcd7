package dev.drydock.backup;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Completes the copy with what has changed since, takes the databases, and says what all of it is by one value a part. */
final class Backup {
    private static final int ROUNDS = 3;

    private final Work.Backup work;
    private final Means means;
    private final Paths paths;
    private final Shelf shelf;
    private final Tree tree;
    private final States states;

    private Backup(Work.Backup work, Means means) {
        this.work = work;
        this.means = means;
        this.paths = new Paths(work.content());
        this.shelf = means.shelf(work.backup());
        this.tree = means.tree(paths);
        this.states = new States(paths);
    }

    static Said perform(Work.Backup work, Means means) throws IOException {
        return new Backup(work, means).perform();
    }

    private Said perform() throws IOException {
        Vacancy.of(shelf, work.backup());
        shelf.incomplete();
        Manifest files = completed();
        try (Beside<String> tree = Beside.begin(() -> Fingerprint.of(files.entries(), paths))) {
            return perform(files, tree);
        }
    }

    private Said perform(Manifest files, Beside<String> tree) throws IOException {
        List<Artefact> artefacts = new ArrayList<>(files.head().archives());
        Outsides.take(means, paths, shelf).ifPresent(artefacts::add);
        List<Manifest.Database> databases = new ArrayList<>();
        for (Content.Database database : work.content().databases()) {
            means.site().say("taking database " + database.name());
            Engine.Taken taken = Engine.of(database, means).take(work, shelf, files);
            artefacts.addAll(taken.artefacts());
            databases.add(taken.database());
        }
        Manifest manifest = new Manifest(files.head().with(means.git(paths), databases), files.entries());
        artefacts.add(shelf.write(manifest));
        byHand(manifest, artefacts);
        Found.BackedUp found = found(manifest, tree.result());
        shelf.complete(new Complete(
                manifest.head().site(),
                work.backup(),
                artefacts,
                found.fingerprints(),
                found.files(),
                found.bytes(),
                shelf.depot().keys().names(),
                means.order().attempt()));
        return new Said.Done(found);
    }

    /** Where there is no copy, all is read with the doors closed. */
    private Manifest copied() throws IOException {
        return shelf.copied()
                .orElseGet(() -> Manifest.none(
                        means.site().place().site(), means.site().place().root(), work.backup(), work.content()));
    }

    /** Reads until nothing has changed while it was read. */
    private Manifest completed() throws IOException {
        Listing listing;
        Manifest known;
        try (Beside<Manifest> copied = Beside.begin(this::copied)) {
            listing = tree.list();
            known = copied.result();
        }
        if (!known.head().archives().isEmpty()) states.add(known.entries());
        List<String> wanted = Delta.toRead(known, listing, paths);
        for (int round = 0; !wanted.isEmpty(); round++) {
            if (round == ROUNDS) throw restless(wanted);
            means.site().say("reading " + wanted.size() + " paths that changed");
            known = read(known, listing, wanted);
            states.add(known.entries());
            listing = tree.again(listing, wanted);
            wanted = Delta.moved(wanted, known.entries(), listing, paths);
        }
        return new Manifest(known.head(), Delta.merge(known.entries(), listing, List.of(), Map.of(), -1));
    }

    private Manifest read(Manifest known, Listing listing, List<String> wanted) throws IOException {
        int number = known.head().archives().size();
        try (Deposit deposit = shelf.deposit(Shelf.tree(number))) {
            Map<String, Seen> seen = tree.send(wanted, listing, "", deposit);
            SortedMap<String, Entry> entries = Delta.merge(known.entries(), listing, wanted, seen, number);
            return new Manifest(known.head().read(listing.began(), deposit.keep()), entries);
        }
    }

    private void byHand(Manifest manifest, List<Artefact> artefacts) throws IOException {
        List<List<String>> gone = states.gone(manifest.entries());
        for (int i = 0; i < gone.size(); i++) {
            if (gone.get(i).isEmpty()) continue;
            artefacts.add(shelf.write(
                    Guide.gone(i), gone.get(i).stream().map(path -> "./" + path).toList()));
        }
        List<String> times = new ArrayList<>();
        states.disturbed(manifest.entries(), gone)
                .forEach(path -> times.addAll(
                        List.of("@" + manifest.entries().get(path).stat().mtime(), "./" + path)));
        if (!times.isEmpty()) artefacts.add(shelf.write(Guide.TIMES, times));
        List<List<String>> databases = manifest.head().databases().stream()
                .map(d -> manifest.engine(d, means).byHand(d))
                .toList();
        shelf.write(new Guide(manifest, artefacts, !shelf.depot().keys().none(), databases));
    }

    private static Ended restless(List<String> paths) {
        return Ended.failed(
                "files changed while they were read, or cannot be read: "
                        + String.join(
                                ", ", paths.stream().limit(5).map(Paths::shown).toList()),
                "stop what writes there, name it under `writers`, or name the files under `volatile` in the recipe",
                "");
    }

    private Found.BackedUp found(Manifest manifest, String tree) {
        Map<String, String> fingerprints = new HashMap<>();
        fingerprints.put("tree", tree);
        long bytes = manifest.bytes();
        for (Manifest.Database database : manifest.head().databases()) {
            fingerprints.put("database:" + database.name(), database.facts().fingerprint());
            bytes += database.facts().bytes();
        }
        return new Found.BackedUp(work.backup(), fingerprints, manifest.files(), bytes, shelf.lost());
    }
}
