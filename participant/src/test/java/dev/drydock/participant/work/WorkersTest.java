package dev.drydock.participant.work;

import static dev.drydock.participant.Fixtures.NOW;
import static dev.drydock.participant.Fixtures.id;
import static dev.drydock.participant.Fixtures.order;
import static dev.drydock.participant.Fixtures.received;
import static dev.drydock.participant.Fixtures.stop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.operations.trace.Traces;
import dev.drydock.participant.Duty;
import dev.drydock.participant.Site;
import dev.drydock.participant.journal.Claim;
import dev.drydock.participant.journal.Database;
import dev.drydock.participant.journal.Db;
import dev.drydock.participant.journal.Endings;
import dev.drydock.participant.journal.Intake;
import dev.drydock.participant.journal.Leases;
import dev.drydock.participant.journal.Owner;
import dev.drydock.participant.journal.Patience;
import dev.drydock.participant.journal.Stops;
import dev.drydock.participant.messaging.Answers;
import dev.drydock.participant.messaging.Posted;
import dev.drydock.participant.messaging.Receipts;
import dev.drydock.participant.messaging.ReceiptsFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The workers on a real journal; sites and broker are stand-ins. */
class WorkersTest {
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Posted posted = new Posted();
    private final Db db = new Db(Database.fresh(), new Patience());
    private final Leases leases = new Leases(db, new Owner("1", "p"), 15);
    private final Intake intake = new Intake(db, leases);
    private final Endings endings = new Endings(db, new Owner("1", "p"));
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void a_done_order_is_saved_and_answered() throws Exception {
        give(crew(64, (o, begin) -> Said.Done.nothing()), order("r", 1));

        assertThat(posted.said()).isEqualTo(Said.Done.nothing());
        assertThat(intake.take(List.of(received(order("r", 1))), new dev.drydock.participant.journal.Room(0, 0))
                        .ended())
                .containsKey("r/1/do/1");
    }

    @Test
    void a_surprise_before_the_beginning_is_refused_and_after_it_interrupted() throws Exception {
        Workers crew = crew(64, (o, begin) -> {
            if (o.epoch() == 2) begin.run();
            throw new IllegalStateException("surprise");
        });

        give(crew, order("r", 1));
        Said before = posted.said();
        give(crew, order("r", 2));
        Said after = posted.said();

        assertThat(before).isInstanceOf(Said.Refused.class);
        assertThat(after).isInstanceOf(Said.Interrupted.class);
    }

    @Test
    void a_secret_that_is_missing_is_refused_before_the_duty_sees_the_order() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        Workers crew = crew(64, (o, begin) -> {
            seen.incrementAndGet();
            return Said.Done.nothing();
        });

        give(crew, order("r", 1, Map.of("DB", "file:absent")));

        assertThat(posted.said()).isInstanceOf(Said.Refused.class);
        assertThat(seen).hasValue(0);
    }

    @Test
    void no_more_run_at_once_than_there_is_room_for_but_a_stop_gets_through() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        Workers crew = crew(2, (o, begin) -> {
            running.countDown();
            return waitForEver();
        });

        give(crew, order("a", 1), order("b", 1), order("c", 1));
        running.await();
        assertThat(crew.reserve().orders()).isZero();
        crew.start(new dev.drydock.participant.journal.Room(0, 16), List.of());
        give(crew, stop(id("c", 1), 2));

        assertThat(posted.said()).isEqualTo(new Said.Done(new Found.Stopped(id("c", 1), Found.Fate.NEVER_BEGAN)));
    }

    @Test
    void a_stopped_worker_leaves_off_and_its_own_word_is_not_kept() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Workers crew = crew(64, (o, begin) -> {
            begin.run();
            running.countDown();
            waitForEver();
            left.countDown();
            return Said.Done.nothing();
        });
        give(crew, order("r", 1));
        running.await();

        give(crew, stop(id("r", 1), 2));

        assertThat(posted.next().order()).isEqualTo(stop(id("r", 1), 2).id());
        left.await();
        var again = intake.take(List.of(received(order("r", 1))), new dev.drydock.participant.journal.Room(0, 0));
        assertThat(Answers.read(again.ended().get("r/1/do/1"))).isEqualTo(new Said.Interrupted("was stopped", ""));
    }

    /** It was frozen; another took the order, began, and died. What it would say does not know of that beginning. */
    @Test
    void a_worker_that_has_not_begun_leaves_off_where_another_had() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Workers crew = crew(64, (o, begin) -> {
            running.countDown();
            Said said = waitForEver();
            left.countDown();
            return said;
        });
        give(crew, order("r", 1));
        running.await();

        crew.start(
                crew.reserve(),
                List.of(new Claim("r/1/do/1", false, received(order("r", 1)).value(), true)));

        left.await();
        assertThat(endings.unanswered(0, 10)).isEmpty();
    }

    @Test
    void but_one_that_began_itself_goes_on() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Workers crew = crew(64, (o, begin) -> {
            begin.run();
            running.countDown();
            return waitFor(goOn);
        });
        give(crew, order("r", 1));
        running.await();

        crew.start(
                crew.reserve(),
                List.of(new Claim("r/1/do/1", false, received(order("r", 1)).value(), true)));
        goOn.countDown();

        assertThat(posted.said()).isEqualTo(Said.Done.nothing());
    }

    @Test
    void a_stop_of_an_ended_order_tells_how_it_ended() throws Exception {
        Workers crew = crew(64, (o, begin) -> new Said.Failed("broke", "mend it", ""));
        give(crew, order("r", 1));
        posted.said();

        give(crew, stop(id("r", 1), 2));

        assertThat(posted.said()).isEqualTo(new Said.Done(new Found.Stopped(id("r", 1), Found.Fate.FAILED)));
    }

    @Test
    void an_answer_that_the_broker_did_not_take_stays_owed() throws Exception {
        posted.away = true;
        CountDownLatch done = new CountDownLatch(1);
        Workers crew = crew(1, (o, begin) -> {
            done.countDown();
            return Said.Done.nothing();
        });
        give(crew, order("r", 1));
        done.await();

        Await.until(() -> endings.unanswered(0, 10).size() == 1);
    }

    private Said waitForEver() {
        return waitFor(never);
    }

    private static Said waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return Said.Done.nothing();
        } catch (InterruptedException e) { // told to leave off
            return new Said.Interrupted("left off", "");
        }
    }

    private void give(Workers crew, Order... orders) {
        var room = crew.reserve();
        crew.start(
                room,
                intake.take(
                                java.util.Arrays.stream(orders)
                                        .map(dev.drydock.participant.Fixtures::received)
                                        .toList(),
                                room)
                        .claims());
    }

    private Workers crew(int most, BiFunction<Order, Runnable, Said> does) {
        Answers answers = new Answers(Family.VCS, clock);
        InHand inHand = new InHand();
        Sites sites = new StandIn(does);
        Duty duty = new Duty() {
            @Override
            public Family family() {
                return Family.VCS;
            }

            @Override
            public Said perform(Order order, Site site) {
                return does.apply(order, () -> site.job(null));
            }
        };
        Receipts receipts = ReceiptsFixture.receipts(posted, answers);
        Worker worker = new Worker(
                duty,
                sites,
                new StopWork(new Stops(db), inHand, sites, answers),
                new Secrets(Path.of("absent")),
                new Voices(posted, clock));
        return new Workers(
                most,
                inHand,
                worker,
                answers,
                new Courier(endings, posted),
                receipts,
                new Wake(),
                leases,
                endings,
                Traces.off());
    }

    private record StandIn(BiFunction<Order, Runnable, Said> does) implements Sites {
        @Override
        public Site open(Opening opening) {
            return new SiteStandIn(opening);
        }

        @Override
        public Halted stop(Order stop, OrderId target) {
            return new Halted.Over(
                    target.run().equals("c")
                            ? new Said.Refused("never began", "nothing")
                            : new Said.Interrupted("was stopped", ""));
        }
    }
}
