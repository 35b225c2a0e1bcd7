package dev.drydock.backup;

import dev.drydock.backup.scratch.Sqlite;
import dev.drydock.contract.Content;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that a backup, a drill and a restore of this site will need. The first thing that is missing refuses the run. */
final class Preflight {
    private final Work.Preflight work;
    private final Means means;
    private final Place place;
    private final Paths paths;

    private Preflight(Work.Preflight work, Means means) {
        this.work = work;
        this.means = means;
        this.place = means.site().place();
        this.paths = new Paths(work.content());
    }

    static Said perform(Work.Preflight work, Means means) throws IOException {
        return new Preflight(work, means).perform();
    }

    private Said perform() throws IOException {
        means.shelf("probe");
        stores();
        SiteFacts facts = site();
        facts.complaint(place).ifPresent(Preflight::refuse);
        rights(facts.user());
        List<DatabaseState> states = new ArrayList<>();
        for (Content.Database database : work.content().databases()) {
            DatabaseState state = database(database);
            state.complaint(place).ifPresent(Preflight::refuse);
            states.add(state);
        }
        long databases = states.stream().mapToLong(DatabaseState::bytes).sum();
        room(facts, databases);
        return Said.Done.nothing();
    }

    private void stores() {
        Store.probe(means.store().folder())
                .ifPresent(why -> refuse(new Said.Refused(
                        "the backup store " + means.store().folder() + " cannot be used: " + why,
                        "mend that folder, or set DRYDOCK_STORE of the backup service to another")));
        Store.probe(means.scratchFolder())
                .ifPresent(why -> refuse(new Said.Refused(
                        "the scratch folder " + means.scratchFolder() + " cannot be used: " + why,
                        "mend that folder, or set DRYDOCK_SCRATCH of the backup service to another")));
        String lacking = work.content().databases().isEmpty() ? "" : Sqlite.lacking();
        if (!lacking.isEmpty()) {
            refuse(new Said.Refused(
                    "the backup service's host has no sqlite3 of version 3.37 or later: " + lacking,
                    "install it there: apt-get install sqlite3"));
        }
    }

    private SiteFacts site() {
        String jobs = means.site()
                .jobs()
                .orElseThrow(() -> Ended.refused(
                        "the site's host has no folder for jobs that run-as may write", "set `jobs` in the site file"));
        Output output = means.read(
                "check-site",
                Map.of("DRYDOCK_CHECK_JOBS", jobs, "DRYDOCK_CHECK_MARKER", place.marker()),
                paths.uncopied());
        if (!output.ok()) throw unseen(output);
        return SiteFacts.of(output.text());
    }

    private void rights(String user) {
        Output output = means.read("check-rights", Map.of(), paths.uncopied());
        if (!output.ok()) throw unseen(output);
        Rights.complaint(output.bytes(), user, paths).ifPresent(Preflight::refuse);
    }

    private DatabaseState database(Content.Database database) {
        if (!database.engine().equals("sqlite")) return new DatabaseState(database, "engine", "");
        Output output = means.read("check-database", Map.of("DRYDOCK_CHECK_FILE", database.file()), List.of());
        if (!output.ok()) throw unseen(output);
        String[] words = output.text().strip().split(" ", 2);
        return new DatabaseState(database, words[0], words.length > 1 ? words[1].strip() : "");
    }

    /**
     * Store: the copy and the failed state. Site: a snapshot, and in the worst case all of it to be put back; in the root
     * each database stands beside the one that it replaces.
     */
    private void room(SiteFacts facts, long databases) throws IOException {
        long needed = facts.bytes() + 2 * databases;
        Room.complaint("the site's jobs folder " + place.jobs(), needed, facts.free())
                .ifPresent(Preflight::refuse);
        Room.complaint("the site's root " + place.root(), databases, facts.spare())
                .ifPresent(Preflight::refuse);
        Room.complaint(
                        "the backup store " + means.store().folder(),
                        2 * facts.bytes() + 2 * databases,
                        means.store().free())
                .ifPresent(Preflight::refuse);
        Room.complaint(
                        "the scratch folder " + means.scratchFolder(),
                        2 * databases,
                        new Store(means.scratchFolder()).free())
                .ifPresent(Preflight::refuse);
    }

    private Ended unseen(Output output) {
        return Ended.refused(
                "the site " + place.site() + " could not be looked at"
                        + (output.exit() < 0 ? " within ten minutes" : "") + ": " + output.errors(),
                "see that its host answers and that run-as may read its files");
    }

    private static void refuse(Said.Refused refused) {
        throw new Ended(refused);
    }
}
