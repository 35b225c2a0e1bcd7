package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Does what the kit promises: an order is accepted once and answered from the journal ever after, it is committed that it
 * begins before it does, jobs are attached to. It dies between any two of these; frozen, it wakes when another has its work.
 */
final class SimulatedParticipant {

    interface Answering {
        void say(OrderId order, Family from, Said said);
    }

    private static final class Row {
        final OrderId id;
        final Work work;
        boolean begun;
        boolean stopped;
        boolean sent;
        Said answer;

        Row(OrderId id, Work work) {
            this.id = id;
            this.work = work;
        }
    }

    private final Family family;
    private final VirtualTime time;
    private final Fortune fortune;
    private final SimulatedSite site;
    private final Oracle oracle;
    private final Flaw flaw;
    private final Answering answering;
    /** What a crash leaves. */
    private final Map<OrderId, Row> journal = new LinkedHashMap<>();

    private final List<Runnable> unread = new ArrayList<>();
    private final Set<Integer> frozen = new HashSet<>();
    private boolean up = true;
    private int life;

    SimulatedParticipant(
            Family family,
            VirtualTime time,
            Fortune fortune,
            SimulatedSite site,
            Oracle oracle,
            Flaw flaw,
            Answering answering) {
        this.family = family;
        this.time = time;
        this.fortune = fortune;
        this.site = site;
        this.oracle = oracle;
        this.flaw = flaw;
        this.answering = answering;
    }

    void take(OrderId id, Work work) {
        if (!up || crashes()) {
            unread.add(() -> take(id, work));
            return;
        }
        Row known = flaw == Flaw.FORGETS ? null : journal.get(id);
        if (known != null) {
            if (known.answer != null) send(known);
            return;
        }
        Row row = new Row(id, work);
        journal.put(id, row);
        if (crashes()) return;
        if (fortune.between(0, 2) == 0) answering.say(id, family, new Said.Accepted());
        after(fortune.between(1, 20), () -> perform(row));
    }

    /** So long as nobody has taken over; one that was frozen goes on some time, and does not know. */
    private void after(long millis, Runnable what) {
        int of = life;
        time.after(millis, () -> goOn(of, what));
    }

    private void goOn(int of, Runnable what) {
        if (up && of == life) what.run();
        else if (frozen.contains(of)) time.after(fortune.between(0, 90_000), what);
    }

    private boolean crashes() {
        if (!fortune.strikes(Fortune.Strike.CRASH)) return false;
        if (fortune.strikes(Fortune.Strike.FREEZE)) frozen.add(life);
        up = false;
        life++;
        time.after(fortune.between(500, 10_000), this::restart);
        return true;
    }

    private void restart() {
        up = true;
        for (Row row : List.copyOf(journal.values())) {
            if (row.answer != null && !row.sent) send(row);
            if (row.answer == null && !row.stopped) after(fortune.between(1, 20), () -> perform(row));
        }
        List<Runnable> again = List.copyOf(unread);
        unread.clear();
        again.forEach(Runnable::run);
    }

    private void perform(Row row) {
        if (row.answer != null || row.stopped) return;
        if (row.work instanceof Work.Stop(OrderId target)) stop(row, target);
        else if (looks(row.work)) look(row);
        else if (row.begun) attach(row);
        else begin(row);
    }

    private static boolean looks(Work work) {
        return switch (work) {
            case Work.Preflight w -> true;
            case Work.Probe w -> true;
            case Work.Examine w -> true;
            case Work.Drill w -> true;
            case Work.Outside w -> true;
            case Work.Forget w -> true;
            default -> false;
        };
    }

    private static boolean piped(Work work) {
        return switch (work) {
            case Work.Copy w -> true;
            case Work.Backup w -> true;
            case Work.Bring w -> true;
            case Work.Keep w -> true;
            case Work.Restore w -> true;
            case Work.Prove w -> true;
            default -> false;
        };
    }

    private void look(Row row) {
        oracle.looks(row.id, row.work);
        after(fortune.work(), () -> end(row, fortune.outcome(row.work), life));
    }

    private void begin(Row row) {
        Said outcome = fortune.outcome(row.work);
        if (outcome instanceof Said.Refused) {
            end(row, outcome, life);
            return;
        }
        row.begun = true;
        int of = life;
        boolean stays = !crashes();
        if (stays || frozen.contains(of)) goOnWith(of, row, outcome);
    }

    private void goOnWith(int of, Row row, Said outcome) {
        time.after(
                fortune.between(1, 20),
                () -> goOn(of, () -> {
                    SimulatedSite.Job job = site.start(row.id, row.work, outcome);
                    if (job == null) end(row, new Said.Interrupted("a newer order has the site", ""), of);
                    else follow(row, job, of);
                }));
    }

    /** It had begun when its worker was lost. */
    private void attach(Row row) {
        SimulatedSite.Job job = site.job(row.id);
        if (job != null && piped(row.work)) site.end(job);
        if (job == null || piped(row.work)) end(row, new Said.Interrupted("nobody saw the end", ""), life);
        else follow(row, job, life);
    }

    private void follow(Row row, SimulatedSite.Job job, int of) {
        job.whenOver(() -> time.after(1, () -> goOn(of, () -> end(row, job.said, of))));
    }

    /** Only who has the lease says how it ended. */
    private void end(Row row, Said said, int of) {
        if (of != life || row.answer != null || row.stopped) return;
        if (crashes()) return;
        saved(row, said);
        if (!crashes()) send(row);
    }

    private void saved(Row row, Said said) {
        row.answer = said;
        if (!(row.work instanceof Work.Stop)) oracle.ends(row.id, row.work, said, site.job(row.id) != null);
    }

    private void stop(Row stop, OrderId target) {
        Row known = journal.get(target);
        if (known == null) {
            known = new Row(target, null);
            known.stopped = true;
            known.sent = true;
            known.answer = new Said.Refused("was stopped before it began", "");
            if (flaw != Flaw.NO_TOMBSTONES) journal.put(target, known);
        }
        if (known.answer == null) known.stopped = true;
        if (crashes()) return;
        boolean settled = known.answer != null && !known.stopped && !(known.answer instanceof Said.Interrupted);
        if (!settled) {
            if (fortune.strikes(Fortune.Strike.FAILED)) {
                end(stop, new Said.Failed("it could not be ended", "", ""), life);
                return;
            }
            Said remains = site.halt(stop.id, target);
            if (known.answer == null) saved(known, remains);
        }
        end(stop, new Said.Done(new Found.Stopped(target, fate(known))), life);
    }

    private static Found.Fate fate(Row known) {
        return switch (known.answer) {
            case Said.Done d -> Found.Fate.DONE;
            case Said.Refused r -> known.stopped ? Found.Fate.NEVER_BEGAN : Found.Fate.REFUSED;
            case Said.Failed f -> Found.Fate.FAILED;
            case Said.Interrupted i -> Found.Fate.INTERRUPTED;
            case Said.Accepted a -> throw new IllegalStateException();
        };
    }

    private void send(Row row) {
        row.sent = true;
        answering.say(row.id, family, row.answer);
    }
}
