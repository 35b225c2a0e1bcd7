package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads every stored copy through, and one of them as a restore would: only copies that survive that count. */
final class Drill {
    private final Work.Drill work;
    private final Means means;
    private final Shelf shelf;

    private Drill(Work.Drill work, Means means) {
        this.work = work;
        this.means = means;
        this.shelf = means.shelf(work.backup());
    }

    static Said perform(Work.Drill work, Means means) throws IOException {
        return new Drill(work, means).perform();
    }

    private Said perform() throws IOException {
        Copies copies = Copies.read(shelf, means, work.backup(), work.fingerprints());
        for (Verdict each : copies.good()) {
            try {
                means.depot().room().anew();
                Manifest manifest = load(each);
                copies.mark(each, work.checkOnly());
                copies.faults().forEach(why -> means.site().say("no good: " + why));
                return new Said.Done(found(manifest, copies.faults()));
            } catch (Ended e) {
                if (!(e.said() instanceof Said.Done(Found.Damaged(var none, var reason)))) throw e;
                copies.damaged(each, reason);
            } catch (NotOpened e) {
                // a key that lacks here lacks for all of them
                throw e;
            } catch (IOException e) {
                // where there is no other one it may as well be the scratch folder
                if (copies.good().size() == 1) throw e;
                copies.damaged(each, e.getMessage());
            }
        }
        throw new IllegalStateException("no copy is left, and nothing was said of it");
    }

    private Found found(Manifest manifest, List<String> faults) {
        if (work.checkOnly()) return new Found.Checked(work.backup(), manifest.files());
        return new Found.Drilled(work.backup(), tables(manifest), rows(manifest), manifest.files(), faults);
    }

    /** @throws Ended that copy is no good */
    private Manifest load(Verdict copy) throws IOException {
        Complete complete = copy.complete();
        Keys keys = shelf.depot().keys();
        shelf.readFrom(copy.copy(), keys.drilling(complete.recipients()), complete.recipients());
        if (!complete.recipients().equals(keys.names())) {
            means.site().say("this backup is encrypted for other keys than those that the site has now");
        }
        Manifest manifest = shelf.manifest();
        String site = means.site().place().site();
        if (!manifest.head().site().equals(site)) {
            fail("its manifest is of site " + Paths.shown(manifest.head().site()) + ", not of " + site);
        }
        if (manifest.whole() || complete.fingerprints().containsKey("tree")) {
            require(
                    Fingerprint.of(manifest.entries(), new Paths(manifest.head().content())),
                    complete.fingerprints().get("tree"),
                    "tree");
        }
        for (int i = 0; i < manifest.head().archives().size(); i++) {
            archive(i, manifest);
            means.site().percent(100 * (i + 1) / (manifest.head().archives().size() + 1));
        }
        for (Manifest.Database database : manifest.head().databases()) {
            database(database, manifest, complete);
        }
        return manifest;
    }

    private void archive(int number, Manifest manifest) throws IOException {
        try (InputStream in = shelf.open(Shelf.tree(number))) {
            Set<String> good = new HashSet<>();
            Map<String, Seen> others = new HashMap<>(); // a later archive has them again
            Inspection.of(
                    in,
                    path -> good.contains(path) ? manifest.entries().get(path).seen() : others.get(path),
                    (path, seen) -> {
                        Entry entry = manifest.entries().get(path);
                        if (entry != null
                                && entry.archive() == number
                                && entry.seen().equals(seen)) good.add(entry.path());
                        else others.put(path, seen);
                    });
            manifest.entries().values().stream()
                    .filter(e -> e.archive() == number && !good.contains(e.path()))
                    .findFirst()
                    .ifPresent(e -> fail(Shelf.tree(number) + " does not hold " + Paths.shown(e.path())
                            + " as it was when it was read"));
        }
    }

    private void database(Manifest.Database database, Manifest manifest, Complete complete) throws IOException {
        String part = "database:" + database.name();
        require(database.facts().fingerprint(), complete.fingerprints().get(part), part);
        Engine engine = manifest.engine(database, means);
        if (work.checkOnly()) {
            means.site().say("reading database " + database.name() + " back");
            readBack(engine, database);
        } else {
            means.site().say("loading database " + database.name() + " into scratch");
            engine.drill(work, shelf, database);
        }
    }

    private void readBack(Engine engine, Manifest.Database database) {
        try {
            engine.readBack(shelf, database);
        } catch (IOException e) {
            fail("database " + database.name() + " cannot be read back: " + e.getMessage());
        }
    }

    private static long tables(Manifest manifest) {
        return manifest.head().databases().stream()
                .mapToLong(d -> d.facts().tables())
                .sum();
    }

    private static long rows(Manifest manifest) {
        return manifest.head().databases().stream()
                .mapToLong(d -> d.facts().rows())
                .sum();
    }

    static void require(String found, String wanted, String part) {
        if (!found.equals(wanted)) fail(part + " is not what was backed up: its fingerprint differs");
    }

    /** An answer and no failure: what a drill is for. */
    static void fail(String reason) {
        throw new Ended(new Said.Done(new Found.Damaged("", reason)));
    }
}
