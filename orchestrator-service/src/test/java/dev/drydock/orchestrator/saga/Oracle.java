package dev.drydock.orchestrator.saga;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Position.End;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sees what the participants did to the site, never the saga's state, and holds the invariants of the simulated world. */
final class Oracle {

    /** Which invariant does not hold. */
    static final class Broken extends RuntimeException {
        Broken(String what) {
            super(what, null, false, false);
        }
    }

    private final Plan plan;
    private final Set<OrderId> begun = new HashSet<>();
    private final Set<OrderId> ended = new HashSet<>();
    private final Map<Integer, OrderId> effects = new HashMap<>();
    private final Set<String> restarts = new HashSet<>();
    private Witness witness = Witness.START;
    private OrderId newest;
    private boolean wentBack;
    private boolean over;
    /** A cure that knows what failed last: all is put back for it, and then it goes forward once more. */
    private String restart;

    private int restored = -1;

    Oracle(Plan plan) {
        this.plan = plan;
    }

    void check(boolean holds, String otherwise, Object... what) {
        if (!holds) throw new Broken(otherwise.formatted(what));
    }

    Set<Touch> touches(OrderId id, Work work) {
        return switch (id.kind()) {
            case DO -> plan.steps().get(id.step()).touches();
            case CURE -> Saga.cure(plan, id.step(), ((Work.Cure) work).name()).touches();
            default -> Set.of();
        };
    }

    /** @param holder who is at work there; null: nobody */
    void begins(OrderId id, Work work, OrderId holder, boolean open) {
        check(begun.add(id), "I2: %s was begun twice", id);
        check(holder == null, "I5: %s began while %s is at work", id, holder);
        check(
                newest == null || id.attempt() > newest.attempt(),
                "I4, I5: %s began after %s, which is newer or as new",
                id,
                newest);
        newest = id;
        Set<Touch> touches = touches(id, work);
        boolean puts = work instanceof Work.Restore || id.kind() == OrderId.Kind.BACK && work instanceof Work.Checkout;
        boolean changes = puts || touches.stream().anyMatch(t -> t != Touch.DOORS);
        check(!(changes && open), "I6: %s changes the site while its doors are open", id);
        if (id.kind() == OrderId.Kind.BACK) back(id, work, puts);
        else forward(id, work, changes && !puts);
        asked(work, touches);
        witness = witness.sent(work);
    }

    /** Changes nothing, takes no lock, and may run twice. */
    void looks(OrderId id, Work work) {
        if (begun.add(id)) asked(work, touches(id, work));
    }

    private void asked(Work work, Set<Touch> touches) {
        String objection = witness.objects(plan, work, touches);
        check(objection == null, "I6, I8: %s", objection);
    }

    private void forward(OrderId id, Work work, boolean changes) {
        if (id.kind() == OrderId.Kind.CURE) effects.remove(id.step());
        restored = -1;
        if (!changes) return;
        check(
                !over && (!wentBack || restart != null && restarts.add(restart)),
                "I4: %s went on forward after the way back had begun",
                id);
        wentBack = false;
        OrderId before = repeatable(work) || id.kind() == OrderId.Kind.CURE ? null : effects.put(id.step(), id);
        check(before == null, "I2: %s has the effect of %s once more, and nothing was put back", id, before);
    }

    /** Where nothing was kept there is only the way forward, and only a command of the recipe's own is not repeated on it. */
    private boolean repeatable(Work work) {
        return work instanceof Work.Restart
                || work instanceof Work.ClearCache
                || !plan.returns() && !(work instanceof Work.Run);
    }

    private void back(OrderId id, Work work, boolean puts) {
        wentBack = true;
        over |= work instanceof Work.OpenDoors;
        if (!puts) return;
        check(id.step() > restored, "I3: %s puts back what is put back, or out of order", id);
    }

    /** @param began it may have changed something */
    void ends(OrderId id, Work work, Said said, boolean began) {
        if (!ended.add(id)) return;
        boolean done = said instanceof Said.Done;
        witness = witness.answered(plan, work, touches(id, work), said, began);
        if (id.kind() == OrderId.Kind.DO) restart = restart(id, said);
        if (id.kind() != OrderId.Kind.BACK) return;
        if (done && work instanceof Work.Restore) {
            restored = id.step();
            effects.clear();
        }
        if (done && work instanceof Work.Prove && !said.equals(Answers.good(work))) restored = -1;
    }

    private String restart(OrderId id, Said said) {
        if (!(said instanceof Said.Failed failed)) return null;
        return plan.steps().get(id.step()).cures().stream()
                .filter(c -> c.then() == Cure.Then.RESTART && c.knows(failed.tail()))
                .map(c -> id.step() + c.name())
                .filter(c -> !restarts.contains(c))
                .findFirst()
                .orElse(null);
    }

    void approved() {
        witness = witness.approving();
    }

    /** From here on only back. */
    void rolledBack() {
        restart = null;
    }

    /** A person has looked at where it is stuck, and wants the same once more. */
    void retried() {
        effects.clear();
    }

    void atEnd(End end, SimulatedSite site) {
        if (end == End.RESOLVED) return;
        try {
            WalkTest.endIsTrue(plan, end, witness);
        } catch (AssertionError e) {
            throw new Broken("I1, I3: " + e.getMessage());
        }
        boolean replaces = plan.steps().stream().anyMatch(s -> s.work() instanceof Work.Restore);
        boolean asBefore = end == End.ROLLED_BACK && plan.returns() || end == End.NOT_STARTED;
        if (asBefore) check(site.asUsersLeftIt(), "I3: %s, and not as it was: %s", end, site);
        else if (!replaces) check(site.hasAllThatUsersWrote(), "I3: what users wrote is lost: %s", site);
        check(site.isOpen() || !began(), "I6: %s behind closed doors", end);
    }

    private boolean began() {
        return witness.closed() || witness.openSent();
    }
}
