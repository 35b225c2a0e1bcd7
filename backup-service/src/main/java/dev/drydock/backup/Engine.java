package dev.drydock.backup;

import dev.drydock.contract.Content;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What can be done with one database of a site. What goes wrong ends the order. */
interface Engine {

    static Engine of(Content.Database database, Means means) {
        if (database.engine().equals("sqlite") && database.server() == null) return new SqliteEngine(database, means);
        if (Dialect.of(database.engine()).isPresent() && database.server() != null) {
            return new ServerEngine(database, Dialect.of(database.engine()).get(), means);
        }
        throw Ended.refused(
                "database " + database.name() + " is of engine " + database.engine()
                        + ", and this version knows sqlite, postgresql and mysql",
                "correct `database` in the recipe");
    }

    /** Commands for sh by which a person puts it back; `content NAME` prints an artefact of the backup, `$root` is the site. */
    List<String> byHand(Manifest.Database was);

    /** What hinders a backup, a drill or a restore is found now. */
    Size check(Work.Preflight work) throws IOException;

    /**
     * @param site bytes that a restore needs beside the database, where its file lies
     * @param jobs in the folder for jobs
     * @param scratch where the backup service drills
     */
    record Size(long bytes, long site, long jobs, long scratch) {
        Size plus(Size other) {
            return new Size(bytes + other.bytes, site + other.site, jobs + other.jobs, scratch + other.scratch);
        }
    }

    record Taken(List<Artefact> artefacts, Manifest.Database database) {}

    /** @param files what is known of the files by now */
    Taken take(Work.Backup work, Shelf shelf, Manifest files) throws IOException;

    /** As it is, and though it may be broken. */
    void keep(Shelf shelf, String limitSeconds) throws IOException;

    /** Loads what is stored and compares it with what was taken. */
    void drill(Work.Drill work, Shelf shelf, Manifest.Database was) throws IOException;

    /** Reads what is stored to its end, and loads nothing. */
    void readBack(Shelf shelf, Manifest.Database was) throws IOException;

    /**
     * Before a restore by hand changes anything: what the chosen backup leads to must be what the site uses now, else
     * something is written over that nobody has backed up.
     *
     * @param present the backup of what is there; empty: that was given up, and the site itself tells
     */
    default void meant(Shelf chosen, Optional<Shelf> present) throws IOException {
        // a file of the site's own, whatever is in it
    }

    /** The doors are closed. */
    void put(Work.Restore work, Shelf shelf, Manifest.Database was) throws IOException;

    Facts now(Shelf shelf, Manifest.Database was) throws IOException;
}
