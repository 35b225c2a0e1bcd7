package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads the stored backup as a restore would: only one that survives that counts. */
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
        Drill drill = new Drill(work, means);
        try {
            return drill.perform(work.backup());
        } catch (Ended e) {
            if (!(e.said() instanceof Said.Done(Found.Damaged(var backup, var reason)))) throw e;
            Marks.none(drill.shelf);
            return new Said.Done(new Found.Damaged(work.backup(), reason));
        }
    }

    private Said perform(String backup) throws IOException {
        Complete complete = Stored.complete(shelf, means.site().place(), backup);
        for (Artefact artefact : complete.artefacts()) {
            shelf.damage(artefact).ifPresent(Drill::fail);
        }
        Manifest manifest = shelf.manifest();
        require(
                Fingerprint.of(manifest.entries(), new Paths(manifest.head().content())),
                complete.fingerprints().get("tree"),
                "tree");
        for (int i = 0; i < manifest.head().archives().size(); i++) {
            archive(i, manifest);
            means.site().percent(100 * (i + 1) / (manifest.head().archives().size() + 1));
        }
        for (Manifest.Database database : manifest.head().databases()) {
            database(database, manifest, complete);
        }
        if (work.checkOnly()) {
            Marks.checked(shelf);
            return new Said.Done(new Found.Checked(backup, manifest.files()));
        }
        shelf.verified();
        return new Said.Done(new Found.Drilled(
                backup,
                manifest.head().databases().stream()
                        .mapToLong(d -> d.facts().tables())
                        .sum(),
                manifest.head().databases().stream()
                        .mapToLong(d -> d.facts().rows())
                        .sum(),
                manifest.files()));
    }

    private void archive(int number, Manifest manifest) throws IOException {
        try (InputStream in = shelf.open(Shelf.tree(number))) {
            Map<String, Seen> seen = Inspection.of(in);
            manifest.entries().values().stream()
                    .filter(e -> e.archive() == number && !e.seen().equals(seen.get(e.path())))
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
            engine.drill(shelf, database);
        }
    }

    private void readBack(Engine engine, Manifest.Database database) {
        try {
            engine.readBack(shelf, database);
        } catch (IOException e) {
            fail("database " + database.name() + " cannot be read back: " + e.getMessage());
        }
    }

    static void require(String found, String wanted, String part) {
        if (!found.equals(wanted)) fail(part + " is not what was backed up: its fingerprint differs");
    }

    /** An answer and no failure: what a drill is for. */
    static void fail(String reason) {
        throw new Ended(new Said.Done(new Found.Damaged("", reason)));
    }
}
