package dev.drydock.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Position.End;
import dev.drydock.orchestrator.saga.Position.Ended;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reachable state of a run, with every answer and every person's word in each. */
class WalkTest {

    /** @param event what a person or the clock did; null: an answer */
    private record Edge(Node to, String what, Event event) {
        /** The only way to come back to where the run has been. */
        boolean retry() {
            return event instanceof Event.Retry;
        }

        /** A person mended the site by hand: no merit of Drydock's. */
        boolean resolve() {
            return event instanceof Event.Resolve;
        }
    }

    /** @param hash of both, which each edge that leads there asks for several times */
    private record Node(State state, Witness witness, int hash) {
        Node(State state, Witness witness) {
            this(state, witness, 31 * state.hashCode() + witness.hashCode());
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** What nobody awaits, but where it is just the order that is pending. */
    private static final Map<OrderId, List<Event.Answered>> UNAWAITED = unawaited();

    private static Map<OrderId, List<Event.Answered>> unawaited() {
        Map<OrderId, List<Event.Answered>> all = new LinkedHashMap<>();
        for (OrderId.Kind kind : OrderId.Kind.values()) {
            for (int step = 0; step < 14; step++) {
                for (int attempt : new int[] {6, 7}) {
                    OrderId o = new OrderId("R", step, kind, attempt);
                    all.put(o, ended(o));
                }
            }
        }
        return all;
    }

    private static List<Event.Answered> ended(OrderId o) {
        return Stream.of(
                        Said.Done.nothing(),
                        new Said.Refused("", ""),
                        new Said.Failed("", "", "dup"),
                        new Said.Interrupted("", ""))
                .map(said -> new Event.Answered(o, said))
                .toList();
    }

    static Stream<Plan> plans() {
        return Stream.concat(
                Stream.of(
                        Plans.everything(),
                        Plans.stepByStep(),
                        Plans.inAWindow(),
                        Plans.backup(),
                        Plans.restore(),
                        Plans.discard(),
                        Plans.repair()),
                Stream.concat(Shipped.plans(), Shipped.plansWithCodeOutside()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    @Shows(26)
    void everyPathIsSafeAndEnds(Plan plan) throws IOException {
        walk(plan);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.drydock.orchestrator.saga.Spoilt#canaries")
    void objectsToItsCanaries(String objection, Plan plan) {
        assertThatThrownBy(() -> walk(plan)).isInstanceOf(AssertionError.class).hasMessageContaining(objection);
    }

    private void walk(Plan plan) throws IOException {
        Saga saga = new Saga(plan);
        Map<Node, List<Edge>> graph = new LinkedHashMap<>();
        State begin = saga.begin(Set.of(), 7);
        Node start = see(plan, saga, null, begin, Witness.START);
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        Set<State> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (graph.containsKey(node)) continue;
            List<Edge> edges = edges(plan, saga, node);
            graph.put(node, edges);
            edges.forEach(e -> open.push(e.to()));
            if (seen.add(node.state())) nothingUnawaitedMoves(saga, node.state());
            if (node.state().at() instanceof Ended(End end)) {
                assertThat(edges).as("nothing leaves an end").isEmpty();
                endIsTrue(plan, end, node.witness());
            }
        }
        everyNodeReachesAnEnd(graph);
        BigInteger paths = paths(start, graph, new HashMap<>(), new HashSet<>());
        figures(plan, graph, paths);
    }

    private List<Edge> edges(Plan plan, Saga saga, Node node) {
        List<Edge> edges = new ArrayList<>();
        State s = node.state();
        saga.pending(s).ifPresent(p -> {
            for (Said said : Answers.all(p.work())) {
                State to = saga.on(s, new Event.Answered(p.id(), said), 7);
                Witness w = witness(plan, s, p, said, node.witness());
                edges.add(new Edge(see(plan, saga, s, to, w), p.name() + ": " + said, null));
            }
        });
        for (Event e : List.of(
                new Event.Overdue(),
                new Event.Opened(Position.For.WINDOW),
                new Event.Opened(Position.For.NEIGHBOUR),
                new Event.Approve(),
                new Event.Reject(),
                new Event.Continue(),
                new Event.Cancel(),
                new Event.Retry(),
                new Event.RollBack(),
                new Event.Resolve("x"))) {
            boolean refused =
                    e instanceof Event.Asked asked && saga.refusal(s, asked).isPresent();
            State to = saga.on(s, e, 7);
            if (refused) unmoved(s, to, e);
            if (to.equals(s)) continue;
            Witness w = e instanceof Event.Approve ? node.witness().approving() : node.witness();
            edges.add(new Edge(see(plan, saga, s, to, w), e.toString(), e));
        }
        return edges;
    }

    /** The order that is pending in the new state goes out: is that right by what was seen so far? */
    private static Node see(Plan plan, Saga saga, State from, State to, Witness w) {
        if (to.tries() > Saga.TRIES) throw new AssertionError("tried too often: " + to);
        var pending = saga.pending(to);
        if (pending.isEmpty()) return new Node(to, w);
        Work work = pending.get().work();
        String objection = w.objects(plan, work, touches(plan, to.at()));
        if (objection != null) throw new AssertionError("%s%n  from %s%n  to %s".formatted(objection, from, to));
        return new Node(to, w.sent(work));
    }

    private static Witness witness(Plan plan, State s, Pending p, Said said, Witness w) {
        if (s.at() instanceof Position.Stopping(Position of, OrderId o)) {
            boolean ended = said instanceof Said.Done(Found.Stopped stopped)
                    && stopped.fate() != Found.Fate.NEVER_BEGAN
                    && stopped.fate() != Found.Fate.REFUSED;
            // whatever it had touched, it had touched before the stop: count it from now on
            return ended ? w.answered(plan, p.work(), touches(plan, of), said, true) : w;
        }
        return w.answered(plan, p.work(), touches(plan, s.at()), said, !(said instanceof Said.Refused));
    }

    private static Set<Touch> touches(Plan plan, Position at) {
        return switch (at) {
            case Position.At(int i) -> plan.steps().get(i).touches();
            case Position.Curing(int i, String c) -> Saga.cure(plan, i, c).touches();
            default -> Set.of();
        };
    }

    /** Each way to end of the orders that are nearly the one awaited; of all others one, another in another state. */
    private static void nothingUnawaitedMoves(Saga saga, State s) {
        OrderId awaited = saga.pending(s).map(Pending::id).orElse(null);
        int turn = s.hashCode() & 3;
        UNAWAITED.forEach((o, answers) -> {
            boolean near = awaited != null && awaited.step() == o.step();
            if (o.equals(awaited)) return;
            if (near) answers.forEach(a -> unmoved(s, saga.on(s, a, 8), o));
            else unmoved(s, saga.on(s, answers.get(turn), 8), o);
        });
        if (awaited == null) return;
        OrderId other = new OrderId("OTHER", awaited.step(), awaited.kind(), awaited.attempt());
        ended(other).forEach(a -> unmoved(s, saga.on(s, a, 8), other));
        unmoved(s, saga.on(s, new Event.Answered(awaited, new Said.Accepted()), 8), awaited);
    }

    /** Asked many millions of times: AssertJ's own question would take most of the walk. */
    private static void unmoved(State before, State after, Object by) {
        if (!after.equals(before)) throw new AssertionError(by + " moved " + before + " to " + after);
    }

    static void endIsTrue(Plan plan, End end, Witness w) {
        switch (end) {
            case SUCCEEDED ->
                assertThat(w.succeeded(plan)).as("succeeded without proof").isTrue();
            case ROLLED_BACK ->
                assertThat(w.dirty()).as("a touched part was never restored").isEmpty();
            case NOT_STARTED -> {
                assertThat(w.dirty()).isEmpty();
                assertThat(w.openSent()).isFalse();
            }
            case RESOLVED -> {}
        }
    }

    /** Also from where it is stuck, once what hinders it is mended: nobody is ever forced to resolve. */
    private static void everyNodeReachesAnEnd(Map<Node, List<Edge>> graph) {
        Map<Node, List<Node>> into = new HashMap<>();
        graph.forEach((n, es) -> es.stream().filter(e -> !e.resolve()).forEach(e -> into.computeIfAbsent(
                        e.to(), x -> new ArrayList<>())
                .add(n)));
        Deque<Node> open = new ArrayDeque<>();
        Set<Node> reach = new HashSet<>();
        graph.keySet().stream().filter(n -> n.state().at() instanceof Ended).forEach(open::push);
        while (!open.isEmpty()) {
            Node n = open.pop();
            if (reach.add(n)) into.getOrDefault(n, List.of()).forEach(open::push);
        }
        // a set's own question: AssertJ's looks at each of the hundred thousand
        assertThat(graph.keySet().stream().filter(n -> !reach.contains(n))).isEmpty();
    }

    /** Also shows that only a person's retry can lead back to where the run has been: without it every path ends. */
    private static BigInteger paths(
            Node n, Map<Node, List<Edge>> graph, Map<Node, BigInteger> known, Set<Node> onPath) {
        BigInteger seen = known.get(n);
        if (seen != null) return seen;
        assertThat(onPath.add(n)).as("a path that never ends, through %s", n).isTrue();
        BigInteger sum = graph.get(n).isEmpty() ? BigInteger.ONE : BigInteger.ZERO;
        for (Edge e : graph.get(n)) {
            if (!e.retry()) sum = sum.add(paths(e.to(), graph, known, onPath));
        }
        onPath.remove(n);
        known.put(n, sum);
        return sum;
    }

    private static void figures(Plan plan, Map<Node, List<Edge>> graph, BigInteger paths) throws IOException {
        long states = graph.keySet().stream().map(Node::state).distinct().count();
        int transitions = graph.values().stream().mapToInt(List::size).sum();
        boolean open = plan.kind().equals("backup") && plan.wayBack().isEmpty();
        boolean discards = plan.steps().stream().anyMatch(s -> s.work() instanceof Work.Restore) && !plan.returns();
        String name = plan.recipe()
                + (plan.stepByStep() ? " step by step" : "")
                + (plan.window() == null ? "" : " in a window")
                + (plan.waiver() == null ? "" : " waived")
                + (discards ? " discarding" : "")
                + (open ? " open " : " ")
                + plan.kind();
        String line = "walk of %s: %,d states, %d transitions, %s paths".formatted(name, states, transitions, paths);
        Path file = Path.of("target/figures", "walk " + name + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n");
    }
}
