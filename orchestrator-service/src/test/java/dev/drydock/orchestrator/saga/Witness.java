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
 * @param closed the doors were once
 * @param looked they were seen closed since a forward order could last have opened them
 * @param dirty what may differ from the drilled backup
 * @param probed the new version was good, and nothing has touched the site since
 * @param proved everything was as before, and nothing has touched the site since; so it is at the start
 */
record Witness(
        boolean drilled,
        boolean closed,
        boolean looked,
        boolean openSent,
        Set<Touch> dirty,
        boolean probed,
        boolean proved) {

    static final Witness START = new Witness(false, false, false, false, Set.of(), false, true);

    /** @return what is wrong with sending this now; null: nothing */
    String objects(Work work, Set<Touch> touches) {
        boolean changes = !touches.isEmpty() && !touches.equals(Set.of(Touch.DOORS));
        if (changes && !(drilled && closed)) return "a change before a drilled backup behind closed doors";
        if (changes && openSent) return "a change after the point of no return";
        if (work instanceof Work.Restore && !drilled) return "a restore without a drilled backup";
        if (work instanceof Work.Restore && openSent) return "a restore after the point of no return";
        if (work instanceof Work.Restore && !looked) return "a restore without a look at the doors";
        if (work instanceof Work.OpenDoors && !openSent && !(probed || proved)) {
            return "doors opened on something neither probed nor proved";
        }
        return null;
    }

    Witness sent(Work work) {
        boolean open = work instanceof Work.OpenDoors;
        return new Witness(drilled, closed && !open, looked && !open, openSent || open, dirty, probed, proved);
    }

    /** @param began it may have changed what it touches */
    Witness answered(Work work, Set<Touch> touches, Said said, boolean began) {
        boolean done = said instanceof Said.Done;
        Set<Touch> now = new TreeSet<>(dirty);
        Set<Touch> content = new TreeSet<>(touches);
        content.removeAll(EnumSet.of(Touch.DOORS));
        if (began) now.addAll(content);
        boolean changed = began && !content.isEmpty();
        if (work instanceof Work.Restore r) {
            changed = true;
            if (done) now.removeAll(r.part().equals("tree") ? Set.of(Touch.CODE, Touch.FILES) : Set.of(Touch.DATABASE));
        }
        if (work instanceof Work.Restart && touches.isEmpty() && done) now.remove(Touch.SERVICES);
        boolean same = done && said.equals(Answers.good(work)) && work instanceof Work.Prove;
        boolean isDrill = work instanceof Work.Drill && done && !said.equals(Said.Done.nothing());
        boolean good = work instanceof Work.Probe && done && ((Said.Done) said).found() instanceof Found.Probed;
        boolean shut = work instanceof Work.CloseDoors && done;
        return new Witness(
                drilled || isDrill,
                closed || shut,
                shut || looked && content.isEmpty(),
                openSent,
                Set.copyOf(now),
                !changed && (probed || good),
                !changed && (proved || same));
    }
}
