package dev.drydock.orchestrator.run;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Pending;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the public record says of a transition: ids, counts and hashes. A participant's reasons and output stay inside,
 * for they may quote rows or SQL; a person's own reason is said.
 */
public final class Chronicle {

    /** @param type without the common prefix and suffix: {@code step.done} */
    public record Entry(String type, Map<String, Object> data) {}

    private Chronicle() {}

    static List<Entry> started(Plan plan, Optional<Pending> first, Starter.Request asked) {
        List<Entry> said = new ArrayList<>();
        said.add(new Entry(
                "run.started",
                facts(
                        "kind", plan.kind(),
                        "recipe", plan.recipe(),
                        "from", version(plan.from()),
                        "to", version(plan.to()),
                        "steps", plan.steps().size(),
                        "backup", plan.chosen(),
                        "withoutDrill", plan.waiver(),
                        "journey", asked.journey(),
                        "reason", asked.reason(),
                        "ticket", asked.ticket())));
        first.ifPresent(p -> said.add(ordered(p)));
        return said;
    }

    static List<Entry> of(
            Plan plan, Optional<Pending> before, Happening happening, State then, State now, Optional<Pending> next) {
        List<Entry> said = new ArrayList<>();
        Event event = happening.event();
        if (event instanceof Event.Answered a && before.isPresent()) {
            answered(said, before.get(), a.said());
            said.addAll(Climbed.of(plan, then.at(), a.said()));
            missed(plan, then.at(), before.get(), a.said()).ifPresent(said::add);
        }
        if (!(event instanceof Event.Answered)) said.add(asked(happening, then));
        if (goesBack(now) && !goesBack(then)) said.add(new Entry("run.turned-back", facts()));
        switch (now.at()) {
            case Position.Waiting w -> said.add(waiting(w));
            case Position.Stuck s -> said.add(new Entry("run.stuck", facts("at", name(before))));
            default -> next.ifPresent(p -> said.add(ordered(p)));
        }
        return said;
    }

    /** Always the last of a run. */
    static Entry closed(Position.End end, long count) {
        return new Entry("run.closed", facts("end", Status.of(end), "count", count));
    }

    private static boolean goesBack(State s) {
        return s.at() instanceof Position.GoingBack || s.at() instanceof Position.Stopping;
    }

    private static String name(Optional<Pending> p) {
        return p.map(Pending::name).orElse("");
    }

    private static Entry ordered(Pending p) {
        return new Entry(what(p) + ".ordered", facts("order", p.id().toString(), "name", p.name()));
    }

    private static String what(Pending p) {
        return switch (p.work()) {
            case Work.Cure w -> "cure";
            case Work.Restore w -> "restore";
            default -> "step";
        };
    }

    private static void answered(List<Entry> said, Pending p, Said answer) {
        String how =
                switch (answer) {
                    case Said.Accepted a -> "accepted";
                    case Said.Done d -> "done";
                    case Said.Refused r -> "refused";
                    case Said.Failed f -> "failed";
                    case Said.Interrupted i -> "interrupted";
                };
        said.add(new Entry(what(p) + "." + how, facts("order", p.id().toString(), "name", p.name())));
        if (answer instanceof Said.Done(Found found)) said.addAll(found(p, found));
    }

    /** No cure of the recipe knows it: the same error has the same signature everywhere, and says nothing else. */
    private static Optional<Entry> missed(Plan plan, Position at, Pending p, Said said) {
        if (!(at instanceof Position.At(int i) && said instanceof Said.Failed f)) return Optional.empty();
        return Errors.known(plan.steps().get(i), f.tail()).isPresent()
                ? Optional.empty()
                : Errors.signature(f.tail())
                        .map(s -> new Entry(
                                "cure.missed", facts("order", p.id().toString(), "name", p.name(), "signature", s)));
    }

    private static List<Entry> found(Pending p, Found found) {
        return switch (found) {
            case Found.Examined x -> List.of(new Entry("step.examined", facts("name", p.name(), "found", signs(x))));
            case Found.BackedUp b ->
                List.of(new Entry(
                        "backup.taken",
                        facts(
                                "backup",
                                b.backup(),
                                "fingerprints",
                                b.fingerprints(),
                                "files",
                                b.files(),
                                "bytes",
                                b.bytes())));
            case Found.Brought b ->
                List.of(new Entry("backup.brought", facts("backup", b.backup(), "fingerprints", b.fingerprints())));
            case Found.Drilled d ->
                List.of(new Entry(
                        "backup.verified",
                        facts("backup", d.backup(), "tables", d.tables(), "rows", d.rows(), "files", d.files())));
            case Found.Checked c ->
                List.of(new Entry("backup.checked", facts("backup", c.backup(), "files", c.files())));
            case Found.Damaged d -> List.of(new Entry("backup.damaged", facts("backup", d.backup())));
            case Found.Forgotten f -> List.of(new Entry("backup.erased", facts("backups", f.backups())));
            case Found.Proved x ->
                List.of(new Entry(
                        "restore.proved",
                        facts(
                                "fingerprints",
                                x.fingerprints(),
                                "differences",
                                x.differences().size())));
            case Found.Previewed v ->
                List.of(new Entry(
                        "approval.previewed",
                        facts("sql", v.sqlHash(), "statements", v.statements(), "taking", taking(v))));
            default -> doors(p);
        };
    }

    private static List<String> signs(Found.Examined x) {
        return x.ailments().stream()
                .map(a -> a.sign().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static long taking(Found.Previewed v) {
        return v.sql().stream().filter(s -> !s.takes().isEmpty()).count();
    }

    private static List<Entry> doors(Pending p) {
        return switch (p.work()) {
            case Work.CloseDoors w -> List.of(new Entry("doors.closed", facts()));
            case Work.OpenDoors w -> List.of(new Entry("doors.opened", facts("byHand", w.byHand())));
            default -> List.of();
        };
    }

    private static Entry asked(Happening happening, State then) {
        Position.For what = then.at() instanceof Position.Waiting w ? w.what() : Position.For.APPROVAL;
        String type =
                switch (happening.event()) {
                    case Event.Approve e -> "approval.given";
                    case Event.Reject e -> "approval.rejected";
                    case Event.Overdue e -> what == Position.For.APPROVAL ? "approval.expired" : "run.window-missed";
                    case Event.Opened e -> what == Position.For.WINDOW ? "run.window-opened" : "run.neighbour-left";
                    case Event.Continue e -> "run.continued";
                    case Event.Cancel e -> "run.cancelled";
                    case Event.Retry e -> "run.retried";
                    case Event.RollBack e -> "run.roll-back-asked";
                    case Event.Resolve e -> "run.resolved";
                    case Event.Answered e -> throw new IllegalArgumentException();
                };
        return new Entry(type, facts("reason", happening.reason(), "ticket", happening.ticket()));
    }

    private static Entry waiting(Position.Waiting w) {
        return switch (w.what()) {
            case APPROVAL -> new Entry("approval.awaited", facts("key", w.key()));
            case CONTINUE -> new Entry("run.paused", facts());
            case WINDOW -> new Entry("run.window-awaited", facts());
            case NEIGHBOUR -> new Entry("run.neighbour-awaited", facts());
        };
    }

    private static Map<String, Object> version(dev.drydock.contract.Version v) {
        return facts("name", v.name(), "commit", v.commit());
    }

    static Map<String, Object> facts(Object... pairs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) facts.put((String) pairs[i], pairs[i + 1]);
        }
        return facts;
    }
}
