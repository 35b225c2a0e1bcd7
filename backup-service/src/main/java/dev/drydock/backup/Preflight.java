package dev.drydock.backup;

import dev.drydock.backup.store.FolderStore;
import dev.drydock.contract.Content;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import java.io.IOException;
import java.util.Map;

/** Everything that a backup, a drill and a restore of this site will need. The first thing that is missing refuses the run. */
final class Preflight {
    private final Work.Preflight work;
    private final Means means;
    private final Place place;
    private final Paths paths;
    private final StoreChecks stores;

    private Preflight(Work.Preflight work, Means means) {
        this.work = work;
        this.means = means;
        this.place = means.site().place();
        this.paths = new Paths(work.content());
        this.stores = new StoreChecks(means);
    }

    static Said perform(Work.Preflight work, Means means) throws IOException {
        return new Preflight(work, means).perform();
    }

    private Said perform() throws IOException {
        means.shelf("probe");
        stores();
        if (work.need() == Work.Need.DRILL) return Said.Done.nothing();
        SiteFacts facts = site();
        facts.complaint(place).ifPresent(Preflight::refuse);
        rights(facts.user());
        Engine.Size databases = new Engine.Size(0, 0, 0, 0);
        for (Content.Database database : work.content().databases()) {
            databases = databases.plus(size(database));
        }
        room(facts, databases);
        return Said.Done.nothing();
    }

    /** What is there may be past saving where nobody wants it saved; what is restored was drilled before. */
    private Engine.Size size(Content.Database database) throws IOException {
        try {
            return Engine.of(database, means).check(work);
        } catch (Ended e) {
            if (work.need() == Work.Need.DISCARD) return new Engine.Size(0, 0, 0, 0);
            if (work.need() != Work.Need.RESTORE || !(e.said() instanceof Said.Refused(String reason, String next)))
                throw e;
            throw Ended.refused(reason, next + "; or give up what is there: --discard-current");
        }
    }

    private void stores() {
        stores.written();
        try {
            new FolderStore(means.scratchFolder()).probe(means.order().fileName());
        } catch (IOException e) {
            refuse(new Said.Refused(
                    "the scratch folder " + means.scratchFolder() + " cannot be used: " + e,
                    "mend that folder, or set DRYDOCK_SCRATCH of the backup service to another"));
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
        if (!output.ok()) throw means.unseen(output);
        return SiteFacts.of(output.text());
    }

    private void rights(String user) {
        Output output = means.read("check-rights", Map.of(), paths.uncopied());
        if (!output.ok()) throw means.unseen(output);
        Rights.complaint(output.bytes(), user, paths).ifPresent(Preflight::refuse);
    }

    /**
     * Store: the copy and the failed state. Site: a snapshot, and in the worst case all of it to be put back; in the root
     * each database stands beside the one that it replaces.
     */
    private void room(SiteFacts facts, Engine.Size databases) throws IOException {
        long needed = facts.bytes() + databases.jobs();
        Room.complaint("the site's jobs folder " + place.jobs(), needed, facts.free())
                .ifPresent(Preflight::refuse);
        Room.complaint("the site's root " + place.root(), databases.site(), facts.spare())
                .ifPresent(Preflight::refuse);
        stores.room(2 * facts.bytes() + 2 * databases.bytes());
        Room.complaint(
                        "the scratch folder " + means.scratchFolder(),
                        databases.scratch(),
                        new FolderStore(means.scratchFolder()).free().orElse(Long.MAX_VALUE))
                .ifPresent(Preflight::refuse);
    }

    private static void refuse(Said.Refused refused) {
        throw new Ended(refused);
    }
}
