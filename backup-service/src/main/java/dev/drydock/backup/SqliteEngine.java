package dev.drydock.backup;

import dev.drydock.backup.scratch.Scratch;
import dev.drydock.backup.scratch.Sqlite;
import dev.drydock.contract.Content;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** A file below the site's root. */
record SqliteEngine(Content.Database database, Means means) implements Engine {

    @Override
    public Size check(Work.Preflight work) throws IOException {
        String lacking = Sqlite.lacking();
        if (!lacking.isEmpty()) {
            throw Ended.refused(
                    "the backup service's host has no sqlite3 of version 3.37 or later: " + lacking,
                    "install it there: apt-get install sqlite3");
        }
        Output output = means.read("check-database", Map.of("DRYDOCK_CHECK_FILE", database.file()), List.of());
        if (!output.ok()) throw means.unseen(output);
        String[] words = output.text().strip().split(" ", 2);
        DatabaseState state = new DatabaseState(database, words[0], words.length > 1 ? words[1].strip() : "");
        state.complaint(means.site().place()).ifPresent(refused -> {
            throw new Ended(refused);
        });
        if (state.tables() == 0 && work.last() != null) emptied(work.last());
        return new Size(state.bytes(), state.bytes(), 2 * state.bytes(), 2 * state.bytes());
    }

    /** A command that only asks makes a missing database anew, and it is well then by all that can be asked of it. */
    private void emptied(String last) throws IOException {
        String site = means.site().place().site();
        Shelf shelf = means.shelf(last);
        Stored.sound(shelf, means.site().place(), last, List.of(Shelf.MANIFEST));
        long tables = shelf.manifest().head().databases().stream()
                .filter(d -> d.name().equals(database.name()))
                .mapToLong(d -> d.facts().tables())
                .sum();
        if (tables == 0) return;
        throw Ended.refused(
                "the database file has no table any more: "
                        + means.site().place().root() + "/" + database.file() + "; in the backup " + last + " it had "
                        + tables,
                "put it back: `drydock restore " + site + " --backup " + last + " --discard-current`");
    }

    @Override
    public Taken take(Work.Backup work, Shelf shelf, Manifest files) throws IOException {
        quiet(work.content().mark());
        Entry folder = files.entries().get(Paths.parent(Paths.bytes(database.file())));
        try (Scratch scratch = means.scratch();
                Deposit deposit = shelf.deposit(Shelf.database(database.name()))) {
            Facts facts = Snapshot.take(means.line(), database, scratch.file("database"), deposit);
            String time = folder == null ? "" : folder.stat().mtime();
            return new Taken(
                    List.of(deposit.keep()),
                    new Manifest.Database(database.name(), database.file(), time, facts, Manifest.Origin.FILE));
        }
    }

    /** Better known now than on the way back. Without a mark nobody can tell a backup with open doors. */
    private void quiet(List<String> marks) {
        if (marks.isEmpty()) return;
        Holders.Seen seen = Holders.of(means, marks, database.file());
        if (seen.closed() && !seen.processes().isEmpty()) {
            throw Ended.failed(Holders.reason(database.file(), seen.processes()), Holders.next(), "");
        }
    }

    @Override
    public void keep(Shelf shelf, String limitSeconds) throws IOException {
        try (Scratch scratch = means.scratch();
                Deposit deposit = shelf.deposit(Shelf.database(database.name()))) {
            Snapshot.fetch(means.line(), database, limitSeconds, scratch.file("database"), deposit);
            deposit.keep();
        }
    }

    @Override
    public void drill(Work.Drill work, Shelf shelf, Manifest.Database was) throws IOException {
        try (Scratch scratch = means.scratch();
                InputStream in = shelf.open(Shelf.database(database.name()))) {
            var file = scratch.file("database");
            Facts facts = Snapshot.facts(Snapshot.unpack(in, file), file);
            String part = "database:" + database.name();
            Drill.require(facts.fingerprint(), was.facts().fingerprint(), part);
            String integrity = new Sqlite(file).integrity();
            if (!integrity.equals("ok")) Drill.fail(part + " is corrupt: " + integrity);
        }
    }

    @Override
    public void readBack(Shelf shelf, Manifest.Database was) throws IOException {
        try (InputStream in = shelf.open(Shelf.database(was.name()))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public void put(Work.Restore work, Shelf shelf, Manifest.Database was) {
        Holders.Seen seen = Holders.of(means, work.content().mark(), database.file());
        if (!seen.processes().isEmpty()) {
            throw Ended.refused(
                    Holders.reason(database.file(), seen.processes()),
                    Holders.next() + "; then: drydock retry " + means.order().run());
        }
        means.line()
                .give(
                        Scripts.PUT_DATABASE,
                        List.of(database.file(), was.folderTime()),
                        toSite -> Line.whole(toSite, out -> {
                            try (InputStream in = shelf.open(Shelf.database(was.name()))) {
                                in.transferTo(out);
                            }
                        }));
    }

    @Override
    public List<String> byHand(Manifest.Database was) {
        return Guide.sqlite(was);
    }

    @Override
    public Facts now(Shelf shelf, Manifest.Database was) throws IOException {
        try (Scratch scratch = means.scratch()) {
            return Snapshot.take(means.line(), database, scratch.file("database"), OutputStream.nullOutputStream());
        }
    }
}
