package dev.drydock.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The walk asks under one number, so that it ends. Here the numbers rise as they do in a real run: random runs, in which
 * every order that was ever answered is answered once more, differently, in every later state.
 */
class OldAnswersTest {
    private static final int RUNS = 300;
    private static final int MOST_EVENTS = 60;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.drydock.orchestrator.saga.WalkTest#plans")
    void neverMoveARun(Plan plan) {
        for (long seed = 0; seed < RUNS; seed++) run(plan, new Random(seed));
    }

    private static void run(Plan plan, Random random) {
        Saga saga = new Saga(plan);
        long number = 1;
        State s = saga.begin(Set.of(), number);
        List<Pending> old = new ArrayList<>();
        Set<OrderId> everAsked = new java.util.HashSet<>();
        for (int i = 0; i < MOST_EVENTS && !(s.at() instanceof Position.Ended); i++) {
            Optional<Pending> pending = saga.pending(s);
            nothingOldMoves(saga, s, pending, old);
            State to = saga.on(s, event(random, pending), number + 1);
            if (to.attempt() == number + 1) {
                number++;
                pending.ifPresent(old::add);
                assertThat(everAsked.add(saga.pending(to).orElseThrow().id()))
                        .as("an order's id is never used twice: %s", saga.pending(to))
                        .isTrue();
            } else {
                assertThat(to.attempt()).isEqualTo(s.attempt());
            }
            s = to;
        }
    }

    private static Event event(Random random, Optional<Pending> pending) {
        if (pending.isPresent() && random.nextInt(8) > 0) {
            List<Said> all = Answers.all(pending.get().work());
            Said said = random.nextBoolean() ? all.getFirst() : all.get(random.nextInt(all.size()));
            return new Event.Answered(pending.get().id(), said);
        }
        List<Event> persons = List.of(
                new Event.Approve(),
                new Event.Continue(),
                new Event.Retry(),
                new Event.RollBack(),
                new Event.Reject(),
                new Event.Overdue(),
                new Event.Opened(Position.For.WINDOW),
                new Event.Opened(Position.For.NEIGHBOUR));
        return persons.get(random.nextInt(persons.size()));
    }

    private static void nothingOldMoves(Saga saga, State s, Optional<Pending> now, List<Pending> old) {
        for (Pending p : old) {
            if (now.isPresent() && now.get().id().equals(p.id())) continue;
            for (Said said : Answers.all(p.work())) {
                assertThat(saga.on(s, new Event.Answered(p.id(), said), 9_999))
                        .as("%s: %s, late, in %s", p, said, s)
                        .isEqualTo(s);
            }
        }
    }
}
