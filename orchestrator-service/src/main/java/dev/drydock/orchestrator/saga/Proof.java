package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;

/** Where a done without what it must bring would open the doors on nothing, it counts as failed. */
final class Proof {
    private Proof() {}

    static Said checked(Work work, Said said) {
        if (!(said instanceof Said.Done(Found found)) || enough(work, found)) return said;
        if (found instanceof Found.Damaged d) {
            return new Said.Failed("backup " + d.backup() + " is no good: " + d.reason(), "", "");
        }
        return new Said.Failed("answered done without the proof that this order must bring", "", "");
    }

    private static boolean enough(Work work, Found found) {
        return switch (work) {
            case Work.Backup w ->
                found instanceof Found.BackedUp b && b.backup().equals(w.backup());
            case Work.Bring w -> found instanceof Found.Brought b && b.backup().equals(w.backup());
            case Work.Drill w
            when w.checkOnly() -> found instanceof Found.Checked c && c.backup().equals(w.backup());
            case Work.Drill w -> found instanceof Found.Drilled d && d.backup().equals(w.backup());
            case Work.Prove w -> found instanceof Found.Proved;
            case Work.Probe w -> found instanceof Found.Probed;
            case Work.Examine w -> found instanceof Found.Examined;
            case Work.Preview w -> found instanceof Found.Previewed;
            case Work.Forget w ->
                found instanceof Found.Forgotten f && f.backups().equals(w.backups());
            case Work.Stop w -> found instanceof Found.Stopped s && s.order().equals(w.order());
            default -> true;
        };
    }
}
