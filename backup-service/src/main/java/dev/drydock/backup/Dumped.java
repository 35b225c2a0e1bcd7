package dev.drydock.backup;

import dev.drydock.backup.scratch.Scratch;
import dev.drydock.backup.scratch.Sqlite;
import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One database that the application, or a person, has dumped: SQL or a SQLite file. It becomes a backup of that database alone, with owner,
 * mode and attributes of the one in use, for a dump does not know them. All else of the site stays as it is.
 */
record Dumped(Work.Bring work, Means means, Shelf shelf) {
    private static final byte[] FILE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** @param written in seconds, by the site's clock */
    Found.Brought bring(String written) throws IOException {
        Content.Database database = database();
        code();
        try (Scratch scratch = means.scratch()) {
            Path file = load(scratch);
            List<Artefact> artefacts = new ArrayList<>();
            Facts facts = store(database, file, scratch.file("stored"), artefacts);
            Manifest none = Manifest.none(
                    means.site().place().site(), means.site().place().root(), work.backup(), work.content());
            Manifest manifest = new Manifest(
                    none.head()
                            .with(
                                    "",
                                    List.of(new Manifest.Database(
                                            database.name(), database.file(), "", facts, Manifest.Origin.FILE))),
                    new TreeMap<>());
            artefacts.add(shelf.write(manifest));
            return complete(manifest, artefacts, Instant.ofEpochSecond(Long.parseLong(written)));
        }
    }

    private Content.Database database() {
        List<Content.Database> all = work.content().databases();
        Content.Database one = all.stream()
                .filter(d ->
                        work.database().isEmpty() ? all.size() == 1 : d.name().equals(work.database()))
                .findFirst()
                .orElseThrow(() -> Bring.refused("a dump holds one database, and the site's recipe names "
                        + all.stream().map(Content.Database::name).toList() + ": say which, with --database NAME"));
        if (one.server() == null) return one;
        throw Bring.refused("database " + one.name() + " is one of a server (" + one.engine()
                + "): of these only a whole backup of Drydock's can be brought in");
    }

    /** The code stays as it is, so the data must be its own. */
    private void code() {
        if (work.to().equals(work.from())) return;
        String now = work.from() == null
                ? "a version that it does not say"
                : work.from().name();
        throw Bring.refused("a dump leaves the code as it is: that is of " + now + ", and the dump is said to be of "
                + work.to().name() + "; bring the site to that version first");
    }

    private Path load(Scratch scratch) throws IOException {
        Path dump = scratch.file("dump");
        means.line().take(Scripts.SEND_FILE, List.of(work.path()), 0, Line.NOTHING, from -> Files.copy(from, dump));
        if (isDatabase(dump)) return sound(dump);
        Path file = scratch.file("loaded");
        try {
            Sqlite.load(dump, file);
        } catch (IOException e) {
            throw Bring.refused("it is neither a SQLite database nor a whole dump of one: " + e.getMessage());
        }
        return sound(file);
    }

    private static boolean isDatabase(Path dump) throws IOException {
        try (InputStream in = Files.newInputStream(dump)) {
            return Arrays.equals(in.readNBytes(FILE.length), FILE);
        }
    }

    private static Path sound(Path file) throws IOException {
        Sqlite sqlite = new Sqlite(file);
        String integrity = sqlite.integrity();
        if (!integrity.equals("ok")) throw Bring.refused("the database in it is corrupt: " + integrity);
        if (sqlite.rows().isEmpty()) throw Bring.refused("there is no table in it");
        return file;
    }

    private Facts store(Content.Database database, Path file, Path stored, List<Artefact> artefacts)
            throws IOException {
        try (Deposit deposit = shelf.deposit(Shelf.database(database.name()))) {
            Member member = means.line()
                    .take(
                            Scripts.WRAP_DATABASE,
                            List.of(database.file()),
                            0,
                            toSite -> Line.whole(toSite, out -> Files.copy(file, out)),
                            fromSite -> {
                                InputStream in = new Tee(fromSite, deposit);
                                Member archived = Snapshot.unpack(in, stored);
                                in.transferTo(java.io.OutputStream.nullOutputStream());
                                return archived;
                            });
            artefacts.add(deposit.keep());
            return Snapshot.facts(member, stored);
        }
    }

    private Found.Brought complete(Manifest manifest, List<Artefact> artefacts, Instant written) throws IOException {
        Manifest.Database database = manifest.head().databases().getFirst();
        Map<String, String> prints =
                Map.of("database:" + database.name(), database.facts().fingerprint());
        long bytes = database.facts().bytes();
        shelf.write(new Guide(
                manifest,
                artefacts,
                !shelf.depot().keys().none(),
                List.of(manifest.engine(database, means).byHand(database))));
        shelf.complete(new Complete(
                manifest.head().site(),
                work.backup(),
                artefacts,
                prints,
                0,
                bytes,
                shelf.depot().keys().names(),
                means.order().attempt()));
        return new Found.Brought(work.backup(), written, prints, 0, bytes);
    }
}
