package dev.drydock.orchestrator.saga;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A site as jobs and users leave it: what lies there, the doors, the lock with its epoch. Jobs outlive who started them. */
final class SimulatedSite {
    static final String CODE = "code";
    static final String FILES = "files";

    /** A process on the site's host. */
    static final class Job {
        final OrderId order;
        final Work work;
        final Set<Touch> touches;
        Said said;
        boolean over;
        private final List<Runnable> follow = new ArrayList<>();

        Job(OrderId order, Work work, Set<Touch> touches, Said said) {
            this.order = order;
            this.work = work;
            this.touches = touches;
            this.said = said;
        }

        void whenOver(Runnable then) {
            if (over) then.run();
            else follow.add(then);
        }

        private void over(Said how) {
            said = how;
            over = true;
            follow.forEach(Runnable::run);
        }
    }

    private final Plan plan;
    private final VirtualTime time;
    private final Fortune fortune;
    private final Flaw flaw;
    private final Oracle oracle;
    private final boolean codeOutside;
    private final Map<OrderId, Job> jobs = new HashMap<>();
    private final Set<OrderId> stopped = new HashSet<>();
    /** Part → who has written into it since the simulation began. */
    private final Map<String, Set<String>> content = new TreeMap<>();

    private final Map<String, Map<String, Set<String>>> backups = new HashMap<>();
    private final Set<String> writes = new TreeSet<>();
    private boolean open = true;
    private long epoch;
    private Job holder;

    SimulatedSite(Plan plan, VirtualTime time, Fortune fortune, Flaw flaw, Oracle oracle) {
        this.plan = plan;
        this.time = time;
        this.fortune = fortune;
        this.flaw = flaw;
        this.oracle = oracle;
        codeOutside = Witness.codeOutside(plan);
        content.put(CODE, new TreeSet<>());
        content.put(FILES, new TreeSet<>());
        plan.steps().forEach(s -> databaseOf(s.work()));
        plan.wayBack().forEach(b -> databaseOf(b.work()));
        if (plan.chosen() != null) backups.put(plan.chosen(), chosen());
    }

    private void databaseOf(Work work) {
        if (work instanceof Work.Restore r && !r.part().equals("tree")) content.put(r.part(), new TreeSet<>());
    }

    /** As it was once, and is not now. */
    private Map<String, Set<String>> chosen() {
        Map<String, Set<String>> then = copy();
        then.values().forEach(part -> part.add("once"));
        return then;
    }

    boolean isOpen() {
        return open;
    }

    Job job(OrderId id) {
        return jobs.get(id);
    }

    /** @return null: its host does not let it in */
    Job start(OrderId id, Work work, Said said) {
        Job known = jobs.get(id);
        if (known != null && flaw != Flaw.FORGETS) return known;
        boolean late = stopped.contains(id) || id.attempt() < epoch;
        if (late && flaw != Flaw.NO_LOCK && flaw != Flaw.NO_TOMBSTONES) return null;
        if (running() && flaw != Flaw.NO_LOCK) end(holder);
        epoch = Math.max(epoch, id.attempt());
        usersWrite();
        Job job = new Job(id, work, oracle.touches(id, work), said);
        oracle.begins(id, work, running() ? holder.order : null, open);
        jobs.put(id, job);
        holder = job;
        halfway(job);
        time.after(fortune.work(), () -> finish(job));
        return job;
    }

    /** Who started it is gone, and it hangs on a pipe to it; or a newer one wants the site. */
    void end(Job job) {
        if (!job.over) job.over(new Said.Interrupted("ended", ""));
    }

    private boolean running() {
        return holder != null && !holder.over;
    }

    /** Nothing of it lives from here on. @return what is known of it */
    Said halt(OrderId stop, OrderId target) {
        epoch = Math.max(epoch, stop.attempt());
        if (flaw != Flaw.NO_TOMBSTONES) stopped.add(target);
        Job job = jobs.get(target);
        if (job == null) return new Said.Refused("was stopped before it began", "");
        end(job);
        return new Said.Interrupted("was stopped", "");
    }

    private void halfway(Job job) {
        switch (job.work) {
            case Work.Restore r when flaw == Flaw.EMPTY_RESTORE -> {}
            case Work.Restore r -> parts(r).forEach(p -> content.get(p).clear());
            case Work.Checkout c when job.order.kind() == OrderId.Kind.BACK -> write(CODE, "half of " + job.order);
            default -> parts(job.touches).forEach(p -> write(p, "half of " + job.order));
        }
    }

    private void finish(Job job) {
        if (job.over) return;
        boolean done = job.said instanceof Said.Done;
        Said how = done ? effect(job) : job.said;
        boolean partly = !done && fortune.between(0, 2) == 0;
        if (done || partly) turn(job.work);
        usersWrite();
        job.over(how);
    }

    private void turn(Work doors) {
        if (doors instanceof Work.CloseDoors) open = false;
        if (doors instanceof Work.OpenDoors) open = true;
    }

    private Said effect(Job job) {
        switch (job.work) {
            case Work.Backup b -> backups.put(b.backup(), copy());
            case Work.Bring b -> {
                Map<String, Set<String>> file = chosen();
                file.keySet().removeAll(List.of(CODE, FILES));
                backups.put(b.backup(), file);
            }
            case Work.Restore r -> putBack(r);
            case Work.Prove p -> {
                if (job.said.equals(Answers.good(p)) && !same(p)) return Answers.differs();
            }
            case Work.Checkout c
            when job.order.kind() == OrderId.Kind.BACK -> content.get(CODE).clear();
            default -> parts(job.touches).forEach(p -> write(p, job.order.toString()));
        }
        return job.said;
    }

    private void putBack(Work.Restore restore) {
        if (flaw == Flaw.EMPTY_RESTORE) return;
        Map<String, Set<String>> backup = backups.get(restore.backup());
        oracle.check(backup != null, "I8: a restore of %s, which was never taken", restore.backup());
        for (String part : parts(restore)) {
            content.get(part).addAll(backup.getOrDefault(part, Set.of()));
            if (fortune.strikes(Fortune.Strike.BAD_RESTORE)) write(part, "rot");
        }
    }

    private boolean same(Work.Prove prove) {
        if (flaw == Flaw.EMPTY_RESTORE) return true;
        Map<String, Set<String>> backup = new TreeMap<>(backups.getOrDefault(prove.backup(), Map.of()));
        if (codeOutside && !prove.backup().equals(plan.run())) backup.remove(CODE);
        return backup.entrySet().stream().allMatch(e -> content.get(e.getKey()).equals(e.getValue()));
    }

    private List<String> parts(Work.Restore restore) {
        if (!restore.part().equals("tree")) return List.of(restore.part());
        return codeOutside ? List.of(FILES) : List.of(CODE, FILES);
    }

    private List<String> parts(Set<Touch> touches) {
        return content.keySet().stream()
                .filter(p ->
                        touches.contains(p.equals(CODE) ? Touch.CODE : p.equals(FILES) ? Touch.FILES : Touch.DATABASE))
                .toList();
    }

    private void write(String part, String what) {
        content.get(part).add(what);
    }

    private void usersWrite() {
        if (!open || fortune.between(0, 4) > 0) return;
        String write = "user's " + writes.size();
        writes.add(write);
        content.keySet().stream().filter(p -> !p.equals(CODE)).forEach(p -> write(p, write));
    }

    private Map<String, Set<String>> copy() {
        Map<String, Set<String>> copy = new TreeMap<>();
        content.forEach((part, has) -> copy.put(part, new TreeSet<>(has)));
        return copy;
    }

    /** What people do who are told that it differs. */
    void mendedByHand() {
        content.values().forEach(part -> part.remove("rot"));
    }

    /** All that users wrote, and nothing else. */
    boolean asUsersLeftIt() {
        return content.entrySet().stream()
                .allMatch(e -> e.getKey().equals(CODE)
                        ? e.getValue().isEmpty()
                        : e.getValue().equals(writes));
    }

    boolean hasAllThatUsersWrote() {
        return content.entrySet().stream()
                .allMatch(e -> e.getKey().equals(CODE) || e.getValue().containsAll(writes));
    }

    @Override
    public String toString() {
        return "doors " + (open ? "open" : "closed") + ", written " + writes + ", there " + content;
    }
}
