package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sees only orders and answers, never the saga's state, and holds what must be true of them on every path.
 *
 * @param drilled backups that were drilled, or checked where a person waived the drill
 * @param closed the doors were once
 * @param looked they were seen closed since a forward order could last have opened them
 * @param dirty what may differ from what was there
 * @param probed the new version was good, and nothing has touched the site since
 * @param proved the backup that everything was equal to, and nothing has touched the site since; at the start {@code ""}; null: none
 * @param shown the hash of the SQL that the last preview printed
 * @param approved the hashes that a person has approved
 * @param ill the last check found something; of a repair
 * @param spoilt what no backup holds was changed; or a rung that may have changed data, or left a service down, did not end well
 * @param brought the chosen backup was proved to be there, and since then nothing but the recipe's own commands ran
 */
record Witness(
        Set<String> drilled,
        boolean closed,
        boolean looked,
        boolean openSent,
        Set<Touch> dirty,
        boolean probed,
        String proved,
        String shown,
        Set<String> approved,
        boolean ill,
        boolean spoilt,
        boolean brought) {

    static final Witness START =
            new Witness(Set.of(), false, false, false, Set.of(), false, "", "", Set.of(), false, false, false);

    private static String own(Plan plan) {
        for (Step step : plan.steps()) if (step.work() instanceof Work.Backup b) return b.backup();
        return "none";
    }

    /** @return what is wrong with sending this now; null: nothing */
    String objects(Plan plan, Work work, Set<Touch> touches) {
        if (work instanceof Work.Restore r && r.waived() != (plan.waiver() != null)) return "a waiver that nobody gave";
        if (work instanceof Work.Migrate m
                && m.reviewed() != null
                && !mayRun(m.reviewed().sqlHash())) return "a migrate of SQL that nobody approved";
        boolean changes = !touches.isEmpty() && !touches.equals(Set.of(Touch.DOORS));
        String kept = plan.returns() ? own(plan) : plan.chosen();
        if (changes && !(drilled.contains(kept) && closed))
            return "a change before a drilled backup behind closed doors";
        boolean forward = !(work instanceof Work.Restore);
        if (repairs(plan) && changes && forward && !ill) return "a rung climbed on a site that is well";
        if (repairs(plan) && spoilt && (work instanceof Work.Examine || changes && forward))
            return "another rung after one that left something behind";
        if (changes && openSent) return "a change after the point of no return";
        if (work instanceof Work.Restore r && !drilled.contains(r.backup()))
            return "a restore without a drilled backup";
        if (work instanceof Work.Restore && openSent) return "a restore after the point of no return";
        if (work instanceof Work.Restore && !looked) return "a restore without a look at the doors";
        if (work instanceof Work.OpenDoors o && !openSent && !(o.byHand() ? asBefore(plan) : asWished(plan))) {
            return "doors opened on something neither probed nor proved";
        }
        return null;
    }

    private static boolean repairs(Plan plan) {
        return !plan.ladder().rungs().isEmpty();
    }

    private boolean mayRun(String sqlHash) {
        return sqlHash.equals(shown) && approved.contains(sqlHash);
    }

    Witness approving() {
        Set<String> all = new TreeSet<>(approved);
        all.add(shown);
        return new Witness(
                drilled, closed, looked, openSent, dirty, probed, proved, shown, Set.copyOf(all), ill, spoilt, brought);
    }

    private boolean asBefore(Plan plan) {
        return "".equals(proved) || own(plan).equals(proved);
    }

    private boolean asWished(Plan plan) {
        boolean restores = plan.steps().stream().anyMatch(s -> s.work() instanceof Work.Restore);
        return restores ? brought && (probed || plan.chosen().equals(proved)) : probed || asBefore(plan);
    }

    /** What may be said at the end. */
    boolean succeeded(Plan plan) {
        return (dirty.isEmpty() || asWished(plan)) && !(repairs(plan) && ill) && !spoilt;
    }

    /** Caches are made anew; of all else that a rung has touched somebody must see that it is well. */
    private static boolean spoils(Work work, Set<Touch> content, boolean began) {
        return began && !content.isEmpty() && !(work instanceof Work.ClearCache);
    }

    Witness sent(Work work) {
        boolean open = work instanceof Work.OpenDoors;
        return new Witness(
                drilled,
                closed && !open,
                looked && !open,
                openSent || open,
                dirty,
                probed,
                proved,
                shown,
                approved,
                ill,
                spoilt,
                brought);
    }

    private static Set<Touch> tree(Plan plan) {
        return codeOutside(plan) ? Set.of(Touch.FILES) : Set.of(Touch.CODE, Touch.FILES);
    }

    static boolean codeOutside(Plan plan) {
        return plan.place().source() != null
                && plan.place().source().outside(plan.place().root());
    }

    /** @param began it may have changed what it touches */
    Witness answered(Plan plan, Work work, Set<Touch> touches, Said said, boolean began) {
        boolean done = said instanceof Said.Done;
        boolean codeBack = work instanceof Work.Checkout c && touches.isEmpty() && c.to().equals(plan.from());
        boolean isRestore = work instanceof Work.Restore || codeBack;
        Set<Touch> now = new TreeSet<>(dirty);
        Set<Touch> content = new TreeSet<>(touches);
        content.removeAll(EnumSet.of(Touch.DOORS));
        if (began) now.addAll(content);
        boolean changed = began && (isRestore || !content.isEmpty());
        if (work instanceof Work.Restore r && done && r.backup().equals(own(plan))) {
            now.removeAll(r.part().equals("tree") ? tree(plan) : Set.of(Touch.DATABASE));
        }
        if (codeBack && done) now.remove(Touch.CODE);
        if (work instanceof Work.Restart && touches.isEmpty() && done) now.remove(Touch.SERVICES);
        boolean good = done && said.equals(Answers.good(work));
        Set<String> sure = new TreeSet<>(drilled);
        if (work instanceof Work.Drill d && good && (!d.checkOnly() || plan.waiver() != null)) sure.add(d.backup());
        boolean probe = work instanceof Work.Probe && done && ((Said.Done) said).found() instanceof Found.Probed;
        boolean shut = work instanceof Work.CloseDoors && done;
        String same = work instanceof Work.Prove p && good ? p.backup() : changed ? null : proved;
        boolean own = work instanceof Work.Run && brought;
        return new Witness(
                Set.copyOf(sure),
                closed || shut,
                shut || looked && (content.isEmpty() || isRestore),
                openSent,
                Set.copyOf(now),
                !changed && (probed || probe),
                same,
                said instanceof Said.Done(Found.Previewed p) ? p.sqlHash() : shown,
                approved,
                said instanceof Said.Done(Found.Examined x) ? !x.ailments().isEmpty() : ill,
                spoilt || !done && (work instanceof Work.Outside || repairs(plan) && spoils(work, content, began)),
                work instanceof Work.Prove p && good && p.backup().equals(plan.chosen())
                        || brought && (!changed || own));
    }
}
