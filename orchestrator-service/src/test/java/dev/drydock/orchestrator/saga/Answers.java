package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every answer that an order can get. */
final class Answers {
    private Answers() {}

    static Said good(Work work) {
        return new Said.Done(
                switch (work) {
                    case Work.Backup w ->
                        new Found.BackedUp(w.backup(), Map.of("tree", "t1", "database:main", "d1"), 1, 1);
                    case Work.Bring w ->
                        new Found.Brought(w.backup(), Instant.EPOCH, Map.of("database:main", "d1"), 0, 1);
                    case Work.Drill w when w.checkOnly() -> new Found.Checked(w.backup(), 1);
                    case Work.Forget w -> new Found.Forgotten(w.backups());
                    case Work.Drill w -> new Found.Drilled(w.backup(), 1, 1, 1);
                    case Work.Prove w -> new Found.Proved(Map.of("tree", "t1", "database:main", "d1"), List.of());
                    case Work.Probe w -> new Found.Probed(w.expected().name(), 200);
                    case Work.Examine w -> new Found.Examined(List.of());
                    case Work.Preview w -> new Found.Previewed("c0ffee", 2);
                    case Work.Stop w -> new Found.Stopped(w.order(), Found.Fate.INTERRUPTED);
                    default -> new Found.Nothing();
                });
    }

    static List<Said> all(Work work) {
        List<Said> all = new ArrayList<>();
        all.add(good(work));
        if (work instanceof Work.Prove) all.add(differs());
        if (work instanceof Work.Examine) all.add(ails());
        if (work instanceof Work.Preview) {
            all.add(new Said.Done(new Found.Previewed("facade", 3)));
            all.add(new Said.Done(new Found.Previewed(Found.Previewed.NOTHING, 0)));
        }
        if (work instanceof Work.Drill d) {
            all.add(new Said.Done(new Found.Damaged(d.backup(), "cut")));
            all.add(new Said.Done(
                    d.checkOnly() ? new Found.Drilled(d.backup(), 1, 1, 1) : new Found.Checked(d.backup(), 1)));
        }
        if (work instanceof Work.Stop s) {
            for (Found.Fate fate : Found.Fate.values()) all.add(new Said.Done(new Found.Stopped(s.order(), fate)));
        }
        // a done that proves nothing
        all.add(Said.Done.nothing());
        all.add(new Said.Refused("no", "x"));
        for (String tail : List.of("", "dup", "half")) all.add(new Said.Failed("bad", "x", tail));
        all.add(new Said.Interrupted("gone", ""));
        return all;
    }

    static Said ails() {
        return new Said.Done(new Found.Examined(
                List.of(new Found.Ailment(Found.Sign.DRIFT, "the database is not in sync", "validate", "FAIL"))));
    }

    static Said differs() {
        return new Said.Done(new Found.Proved(Map.of("tree", "t2"), List.of("changed: a")));
    }
}
