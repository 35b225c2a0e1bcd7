package dev.drydock.backup;

import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Brings a backup that the catalogue does not know into the site's stores, under a name of its own: then it is drilled and restored like any
 * other. A path with a slash before it is of the site's host; SITE/BACKUP lies in one of the stores.
 */
final class Bring {
    private final Work.Bring work;
    private final Means means;
    private final Shelf shelf;

    private Bring(Work.Bring work, Means means) {
        this.work = work;
        this.means = means;
        this.shelf = means.shelf(work.backup());
    }

    static Said perform(Work.Bring work, Means means) throws IOException {
        return new Bring(work, means).perform();
    }

    private Said perform() throws IOException {
        Vacancy.of(shelf, work.backup());
        shelf.clear();
        try {
            Found.Brought brought = work.path().startsWith("/") ? fromHost() : fromStore();
            means.site().say("brought in " + work.path() + " as backup " + work.backup());
            return new Said.Done(brought);
        } catch (Ended | IOException e) {
            forgotten(e);
            throw e;
        }
    }

    /** What has no row in the catalogue no prune would ever erase. */
    private void forgotten(Exception why) {
        try {
            shelf.clear();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private Found.Brought fromHost() throws IOException {
        Output output = means.read("about-file", Map.of("DRYDOCK_FILE", work.path()), List.of());
        if (!output.ok()) throw means.unseen(output);
        String[] words = output.text().strip().split(" ");
        return switch (words[0]) {
            case "backup" -> new Carried(work, means, shelf, this::send).bring();
            case "file" -> new Dumped(work, means, shelf).bring(words[words.length - 1]);
            case "unfinished" ->
                throw refused(shown() + " has a -wal or -journal beside it: part of what it should hold is only there."
                        + " Stop who has it open, or make a dump with sqlite3 FILE .dump");
            case "missing" -> throw refused("there is nothing at " + shown() + " on the site's host");
            case "unreadable" -> throw refused("the site's user may not read " + shown());
            default ->
                throw refused(shown() + " is neither a backup of Drydock's (it has no complete.json) nor a file");
        };
    }

    private void send(String name, Carried.Taker taker) {
        means.line().take(Scripts.SEND_FILE, List.of(work.path() + "/" + name), 0, Line.NOTHING, from -> {
            taker.take(from);
            return null;
        });
    }

    private Found.Brought fromStore() throws IOException {
        String[] words = work.path().split("/", -1);
        if (words.length != 2) throw refused(shown() + " is neither an absolute path nor SITE/BACKUP of a store");
        if (!words[0].equals(means.site().place().site())) {
            throw refused(
                    shown() + " is no absolute path, and as SITE/BACKUP of a store it is a backup of site "
                            + Paths.shown(words[0]),
                    "give a file by its absolute path on the site's host; another site's backup goes back into that site"
                            + " alone");
        }
        Shelf other = means.shelf(words[1]);
        Held copy =
                Stored.sound(other, means.site().place(), words[1], List.of("")).copy();
        return new Carried(work, means, shelf, (name, taker) -> {
                    try (var in = copy.open(name)) {
                        taker.take(in);
                    }
                })
                .bring();
    }

    private String shown() {
        return Paths.shown(Paths.bytes(work.path()));
    }

    static Ended refused(String reason) {
        return refused(
                reason,
                "give the folder of a backup, a dump file's absolute path on the site's host, or SITE/BACKUP of a store");
    }

    private static Ended refused(String reason, String next) {
        return Ended.refused(reason + "; the site was not touched", next);
    }

    /** Which are put back into which: what goes into another is lost. */
    static void same(List<Content.Database> those, List<Content.Database> wanted) {
        if (named(those).equals(named(wanted))) return;
        throw refused("it has the databases " + named(those) + ", and the site's recipe names " + named(wanted));
    }

    private static List<String> named(List<Content.Database> databases) {
        return databases.stream()
                .map(d -> d.name() + " (" + d.engine() + ")")
                .sorted()
                .toList();
    }
}
