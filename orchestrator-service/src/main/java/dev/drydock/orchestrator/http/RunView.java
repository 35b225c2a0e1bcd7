package dev.drydock.orchestrator.http;

import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.run.Errors;
import dev.drydock.orchestrator.run.Positions;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A run as people see it.
 *
 * @param journey null: it is no hop of one
 * @param sequence how far its record goes: what a decision names as {@code seen}
 * @param possible what a person could do with it now, each as the path has it; empty: it is at its end
 * @param fourEyes who asked for it may not approve it
 * @param decideBy when it goes back unless somebody has approved; null: nothing waits for an approval
 */
public record RunView(
        String id,
        String site,
        String kind,
        String recipe,
        Version from,
        Version to,
        String state,
        boolean goingBack,
        String position,
        Instant started,
        Instant ended,
        DoorsView doors,
        String reason,
        String next,
        List<StepView> steps,
        List<StepView> wayBack,
        List<RungView> rungs,
        String backup,
        String chosen,
        String withoutDrill,
        Fingerprints fingerprints,
        List<String> differences,
        Found.Previewed preview,
        String requestedBy,
        String reasonGiven,
        String ticket,
        JourneyView journey,
        long sequence,
        List<String> possible,
        boolean fourEyes,
        Instant decideBy) {

    public record DoorsView(Instant closed, Instant opened, Double seconds) {}

    public record Fingerprints(Map<String, String> before, Map<String, String> after) {}

    /**
     * @param reason why it ended so; of one that is done: what of it is not as one would think
     * @param known the cause of a failure that a cure of the recipe knows
     * @param signature of one that none knows: the same error has the same everywhere
     * @param usual of a run under way: how many seconds it takes on this site as a rule; null: nobody knows
     */
    public record StepView(
            int index,
            String name,
            String verb,
            String family,
            String state,
            Long attempt,
            int tries,
            Instant started,
            Instant ended,
            String reason,
            String next,
            String tail,
            String known,
            String signature,
            Double usual) {
        private StepView known(String cause, String signature) {
            return new StepView(
                    index, name, verb, family, state, attempt, tries, started, ended, reason, next, tail, cause,
                    signature, usual);
        }

        private StepView usually(Map<String, Double> seconds) {
            return new StepView(
                    index,
                    name,
                    verb,
                    family,
                    state,
                    attempt,
                    tries,
                    started,
                    ended,
                    reason,
                    next,
                    tail,
                    known,
                    signature,
                    seconds.get(name));
        }
    }

    /** Nothing more happens with it. Of a hop not before it is known what follows it. */
    public boolean over() {
        return ended != null && (journey == null || !journey.goesOnAfter(id));
    }

    static RunView of(RunRow run, Store store) {
        return of(run, store, store.ordersOf(run.id), store.now(), run.ended == null ? store.usual(run) : Map.of());
    }

    /** How long each step usually takes is asked for one alone. */
    static List<RunView> ofMany(List<RunRow> runs, Store store) {
        Instant now = store.now();
        Map<String, List<OrderRow>> orders =
                store.ordersOf(runs.stream().map(r -> r.id).toList());
        return runs.stream()
                .map(run -> of(run, store, orders.getOrDefault(run.id, List.of()), now, Map.of()))
                .toList();
    }

    private static RunView of(RunRow run, Store store, List<OrderRow> orders, Instant now, Map<String, Double> usual) {
        Plan plan = run.plan();
        State state = run.state();
        Optional<Found.Proved> proved = last(orders, "prove", Found.Proved.class);
        JourneyView journey = JourneyView.of(run, store);
        Optional<Found.BackedUp> taken = last(orders, "backup", Found.BackedUp.class);
        return new RunView(
                run.id,
                run.site,
                run.kind,
                plan.recipe(),
                plan.from(),
                plan.to(),
                run.status,
                goesBack(state.at()),
                Positions.text(plan, state),
                run.started,
                run.ended,
                doors(run, now),
                reason(state),
                next(plan, state, orders),
                steps(plan, orders, usual),
                wayBack(plan, orders, state),
                RungView.of(plan, state, orders),
                taken.map(Found.BackedUp::backup).orElse(null),
                plan.chosen(),
                plan.waiver(),
                new Fingerprints(
                        broughtBack(plan, orders)
                                ? null
                                : taken.map(Found.BackedUp::fingerprints).orElse(null),
                        proved.map(Found.Proved::fingerprints).orElse(null)),
                proved.map(Found.Proved::differences).orElse(List.of()),
                last(orders, "preview", Found.Previewed.class).orElse(null),
                run.requestedBy,
                run.reasonGiven,
                run.ticket,
                journey,
                run.sequence,
                Possible.now(plan, state, journey),
                run.fourEyes,
                decideBy(run, state));
    }

    private static Instant decideBy(RunRow run, State state) {
        return state.at() instanceof Position.Waiting w && w.what() == Position.For.APPROVAL ? run.deadline : null;
    }

    /** What was proved is equal to the chosen backup, and not to what was there. */
    private static boolean broughtBack(Plan plan, List<OrderRow> orders) {
        return plan.chosen() != null
                && orders.stream()
                        .filter(o -> "prove".equals(o.verb) && o.found != null)
                        .reduce((a, b) -> b)
                        .filter(o -> o.kind.equals(OrderId.Kind.DO.word()))
                        .isPresent();
    }

    private static boolean goesBack(Position at) {
        return at instanceof Position.GoingBack
                || at instanceof Position.Stopping
                || at instanceof Position.Stuck s && goesBack(s.at())
                || at instanceof Position.Ended e && e.end() == Position.End.ROLLED_BACK;
    }

    private static DoorsView doors(RunRow run, Instant now) {
        if (run.doorsClosed == null) return new DoorsView(null, null, null);
        Instant end = run.ended == null ? now : run.ended;
        Instant until = run.doorsOpened == null ? end : run.doorsOpened;
        double seconds = Math.max(0, Duration.between(run.doorsClosed, until).toMillis()) / 1000.0;
        return new DoorsView(run.doorsClosed, run.doorsOpened, seconds);
    }

    private static String reason(State s) {
        if (s.at() instanceof Position.Stuck stuck) return stuck.reason();
        boolean well = s.at() instanceof Position.Ended e && e.end() == Position.End.SUCCEEDED;
        return well || s.why().isEmpty() ? null : s.why();
    }

    private static String next(Plan plan, State s, List<OrderRow> orders) {
        return Positions.next(plan, s.at()).orElseGet(() -> switch (s.at()) {
            case Position.Ended e
            when e.end() != Position.End.SUCCEEDED && e.end() != Position.End.RESOLVED ->
                again(
                        plan,
                        orders.stream()
                                .map(o -> o.next)
                                .filter(n -> n != null && !n.isBlank())
                                .findFirst());
            default -> null;
        });
    }

    /** @param said what to do about the cause, as who met it says; empty: nobody did */
    private static String again(Plan plan, Optional<String> said) {
        if (!plan.kind().equals("upgrade") || Version.branch(plan.to().name())) return said.orElse(null);
        return said.orElse("mend what is named as the reason") + "; then `drydock upgrade "
                + plan.place().site() + " --to " + plan.to().name() + "` again";
    }

    private static List<StepView> steps(Plan plan, List<OrderRow> orders, Map<String, Double> usual) {
        return IntStream.range(0, plan.steps().size())
                .mapToObj(i -> {
                    Step s = plan.steps().get(i);
                    String otherwise = RungView.skipped(plan, i, orders) ? "not-needed" : "waiting";
                    return explained(
                                    s,
                                    view(
                                            i,
                                            s.name(),
                                            s.work().verb(),
                                            s.family().word(),
                                            orders,
                                            OrderId.Kind.DO,
                                            otherwise))
                            .usually(usual);
                })
                .toList();
    }

    /** What is known comes first; what nobody knows has a name by which others may. */
    private static StepView explained(Step step, StepView view) {
        if (!"failed".equals(view.state()) || view.tail() == null) return view;
        return Errors.known(step, view.tail())
                .map(cure -> view.known(cure.cause().isEmpty() ? cure.name() : cure.cause(), null))
                .orElseGet(() -> view.known(null, Errors.signature(view.tail()).orElse(null)));
    }

    private static List<StepView> wayBack(Plan plan, List<OrderRow> orders, State state) {
        boolean any = orders.stream().anyMatch(o -> o.kind.equals(OrderId.Kind.BACK.word()));
        boolean going = goesBack(state.at()) && !(state.at() instanceof Position.Ended);
        return IntStream.range(0, plan.wayBack().size())
                .mapToObj(j -> {
                    Back b = plan.wayBack().get(j);
                    boolean needed = going && b.of().stream().anyMatch(state.touched()::contains);
                    String otherwise = needed || (!any && !goesBack(state.at()) && state.at() instanceof Position.At)
                            ? "waiting"
                            : "not-needed";
                    return view(j, b.name(), b.work().verb(), b.family().word(), orders, OrderId.Kind.BACK, otherwise);
                })
                .toList();
    }

    private static StepView view(
            int index,
            String name,
            String verb,
            String family,
            List<OrderRow> orders,
            OrderId.Kind kind,
            String otherwise) {
        Optional<OrderRow> last = orders.stream()
                .filter(o -> o.kind.equals(kind.word()) && o.step == index)
                .reduce((a, b) -> b);
        return last.map(o -> new StepView(
                        index,
                        name,
                        verb,
                        family,
                        stateOf(o),
                        o.attempt,
                        o.tries,
                        o.sent,
                        o.ended,
                        o.reason == null ? caveat(o) : o.reason,
                        o.next,
                        o.tail,
                        null,
                        null,
                        null))
                .orElse(new StepView(
                        index, name, verb, family, otherwise, null, 0, null, null, null, null, null, null, null, null));
    }

    /** Done, and all the same not as one would think. */
    private static String caveat(OrderRow o) {
        String caveat = o.found == null ? "" : Wire.stored(o.found, Found.class).caveat();
        return caveat.isEmpty() ? null : caveat;
    }

    private static String stateOf(OrderRow o) {
        return o.ended == null ? "running" : o.said;
    }

    private static <T extends Found> Optional<T> last(List<OrderRow> orders, String verb, Class<T> type) {
        return orders.stream()
                .filter(o -> verb.equals(o.verb) && o.found != null)
                .reduce((a, b) -> b)
                .map(o -> Wire.stored(o.found, Found.class))
                .filter(type::isInstance)
                .map(type::cast);
    }
}
