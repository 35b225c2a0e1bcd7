package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Said;
import dev.drydock.contract.wire.Wire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run, told as text. Answers are good unless the script says otherwise for the next order of that name; a person acts
 * where the script says. Between any two events the state goes through its stored form, as after a crash, and every answer
 * comes twice.
 */
final class Story {
    private final Plan plan;
    private final Saga saga;
    private final Map<String, Deque<Object>> script = new HashMap<>();
    private final Deque<Event> rest = new ArrayDeque<>();
    private final List<String> text = new ArrayList<>();
    private long epoch = 100;

    Story(Plan plan) {
        this.plan = plan;
        this.saga = new Saga(plan);
    }

    /** @param what a {@link Said}, or an {@link Event.Asked} that comes while the order is pending */
    Story when(String name, Object... what) {
        script.computeIfAbsent(name, n -> new ArrayDeque<>()).addAll(List.of(what));
        return this;
    }

    /** What a person does wherever the run rests, one after the other. */
    Story thenPerson(Event.Asked... asked) {
        rest.addAll(List.of(asked));
        return this;
    }

    /** What the clock says where the run rests, after what was given before. */
    Story thenClock(Event event) {
        rest.add(event);
        return this;
    }

    String tell() {
        text.add(plan.kind() + " of " + plan.recipe() + " " + plan.from().name() + " → "
                + plan.to().name());
        State s = moved(saga.begin(Set.of(), epoch + 1));
        while (!(s.at() instanceof Position.Ended)) {
            Optional<Pending> pending = saga.pending(s);
            if (pending.isEmpty() && rest.isEmpty()) break;
            s = pending.isPresent() ? ask(s, pending.get()) : rest(s, rest.pop());
        }
        text.add("end   " + end(s.at()) + (s.why().isEmpty() || s.at().equals(SUCCEEDED) ? "" : "  (" + s.why() + ")"));
        return String.join("\n", text) + "\n";
    }

    private static final Position SUCCEEDED = new Position.Ended(Position.End.SUCCEEDED);

    private State ask(State s, Pending p) {
        String again = s.tries() > 1 ? "  (try " + s.tries() + ")" : "";
        text.add("  → %-28s %s%s".formatted(p.name(), p.family().word(), again));
        Deque<Object> scripted = script.getOrDefault(p.name(), new ArrayDeque<>());
        Object next = scripted.isEmpty() ? Answers.good(p.work()) : scripted.pop();
        if (next instanceof Event.Asked asked) return person(s, asked);
        Said said = (Said) next;
        text.add("  ← " + word(said));
        Event event = new Event.Answered(p.id(), said);
        State once = moved(saga.on(s, event, epoch + 1));
        State twice = saga.on(once, event, epoch + 1);
        if (!twice.equals(once)) text.add("  !! the same answer moved it twice");
        return once;
    }

    private State rest(State s, Event event) {
        if (event instanceof Event.Asked asked) return person(s, asked);
        text.add("  ☞ the clock: " + event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        return moved(saga.on(s, event, epoch + 1));
    }

    private State person(State s, Event.Asked asked) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("RollBack", "roll-back");
        String name = asked.getClass().getSimpleName();
        text.add("  ☞ a person: " + names.getOrDefault(name, name.toLowerCase(java.util.Locale.ROOT)));
        saga.refusal(s, asked).ifPresent(r -> text.add("    not now: " + r.reason()));
        return moved(saga.on(s, asked, epoch + 1));
    }

    private State moved(State s) {
        epoch = Math.max(epoch, s.attempt());
        if (s.at() instanceof Position.Waiting w)
            text.add("  … waiting for " + w.what().name().toLowerCase(java.util.Locale.ROOT));
        if (s.at() instanceof Position.Stuck x) text.add("  ■ stuck: " + x.reason());
        return Wire.stored(Wire.text(s), State.class);
    }

    private static String end(Position at) {
        return at instanceof Position.Ended e
                ? e.end().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                : "stuck, until a person acts";
    }

    private static String word(Said said) {
        return switch (said) {
            case Said.Accepted a -> "accepted";
            case Said.Done d ->
                "done"
                        + (d.found() instanceof dev.drydock.contract.Found.Examined x
                                ? x.ailments().isEmpty()
                                        ? ", and finds nothing"
                                        : ", and finds: "
                                                + x.ailments().getFirst().what()
                                : "")
                        + (d.found() instanceof dev.drydock.contract.Found.Proved p
                                        && !p.differences().isEmpty()
                                ? ", but it differs: " + p.differences()
                                : "");
            case Said.Refused r -> "refused: " + r.reason();
            case Said.Failed f -> "failed: " + f.reason() + (f.tail().isEmpty() ? "" : " «" + f.tail() + "»");
            case Said.Interrupted i -> "interrupted: " + i.reason();
        };
    }
}
