package dev.drydock.participant.journal;

import static dev.drydock.participant.Fixtures.id;
import static dev.drydock.participant.Fixtures.order;
import static dev.drydock.participant.Fixtures.received;
import static dev.drydock.participant.Fixtures.stop;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.participant.journal.Endings.End;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Room PLENTY = new Room(10, 10);
    private static final Room NONE = new Room(0, 0);
    private static final byte[] ANSWER = "answer".getBytes(UTF_8);

    private final DataSource source = Database.fresh();
    private final Db db = new Db(source, new Patience());
    private final Replica one = new Replica("1", 15);

    /** One process of a replica, as far as the journal can tell. */
    private final class Replica {
        final Leases leases;
        final Intake intake;
        final Endings endings;

        Replica(String name, double leaseSeconds) {
            Owner owner = new Owner(name, "process-" + System.identityHashCode(this));
            leases = new Leases(db, owner, leaseSeconds);
            intake = new Intake(db, leases);
            endings = new Endings(db, owner);
        }
    }

    @Test
    void an_order_is_taken_once_however_often_it_comes() {
        one.intake.take(List.of(received(order("r", 1))), PLENTY);

        var again = one.intake.take(
                List.of(received(order("r", 1)), received(order("r", 2)), received(order("r", 2))), PLENTY);

        assertThat(again.added()).isEqualTo(1);
        assertThat(again.claims()).extracting(Claim::order).containsExactly("r/1/do/2");
    }

    @Test
    void what_there_is_no_room_for_waits_in_the_journal() throws Exception {
        var taken = one.intake.take(List.of(received(order("r", 1)), received(order("r", 2))), new Room(1, 1));

        var later = one.leases.claim(PLENTY);

        assertThat(taken.claims()).extracting(Claim::order).containsExactly("r/1/do/1");
        assertThat(later).extracting(Claim::order).containsExactly("r/1/do/2");
    }

    @Test
    void a_stop_has_room_where_orders_have_none() {
        var taken = one.intake.take(List.of(received(order("r", 1)), received(stop(id("r", 1), 2))), new Room(0, 1));

        assertThat(taken.claims()).extracting(Claim::order).containsExactly("r/1/stop/2");
    }

    @Test
    void an_ended_order_is_answered_with_the_same_bytes() {
        one.intake.take(List.of(received(order("r", 1))), PLENTY);
        one.endings.save(List.of(new End("r/1/do/1", "r", ANSWER)));

        var again = one.intake.take(List.of(received(order("r", 1))), PLENTY);

        assertThat(again.ended().get("r/1/do/1")).isEqualTo(ANSWER);
        assertThat(again.claims()).isEmpty();
    }

    @Test
    void saving_again_after_a_lost_confirmation_counts_as_saved() {
        one.intake.take(List.of(received(order("r", 1))), PLENTY);
        List<End> ends = List.of(new End("r/1/do/1", "r", ANSWER));
        one.endings.save(ends);

        Set<String> again = one.endings.save(ends);

        assertThat(again).containsExactly("r/1/do/1");
    }

    @Test
    void a_dead_replicas_order_is_taken_over_and_is_known_to_have_begun() throws Exception {
        Replica dead = new Replica("2", 0);
        dead.intake.take(List.of(received(order("r", 1))), PLENTY);
        dead.leases.begin(List.of("r/1/do/1"));

        List<Claim> taken = one.leases.claim(PLENTY);

        assertThat(taken)
                .extracting(Claim::order, Claim::begunBefore)
                .containsExactly(org.assertj.core.api.Assertions.tuple("r/1/do/1", true));
    }

    /** Where the database was away for longer than a lease, those who live come back to it one after the other. */
    @Test
    void what_others_hold_is_not_taken_from_them_right_after_the_database_was_away() {
        Flaky flaky = new Flaky(source);
        AtomicLong seconds = new AtomicLong(1);
        Db mine = new Db(flaky.source, new Patience(), () -> seconds.get() * 1_000_000_000L);
        Leases other = new Leases(mine, new Owner("2", "other"), 15);
        Replica living = new Replica("1", 0);
        living.intake.take(List.of(received(order("r", 1))), PLENTY);
        one.intake.take(List.of(received(order("r", 2))), NONE);

        flaky.away = true;
        assertThatThrownBy(() -> other.claim(PLENTY)).isInstanceOf(Away.class);
        flaky.away = false;
        seconds.addAndGet(60);

        assertThat(other.claim(PLENTY)).extracting(Claim::order).containsExactly("r/1/do/2");
        seconds.addAndGet(7);
        assertThat(other.claim(PLENTY)).isEmpty();
        seconds.addAndGet(2);
        assertThat(other.claim(PLENTY)).extracting(Claim::order).containsExactly("r/1/do/1");
    }

    private static final class Flaky {
        final DataSource source;
        boolean away;

        Flaky(DataSource real) {
            source = (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> {
                        if (away) throw new SQLException("away");
                        return method.invoke(real, arguments);
                    });
        }
    }

    @Test
    void who_lost_the_lease_begins_nothing_saves_nothing_and_is_told() throws Exception {
        Replica frozen = new Replica("2", 0);
        frozen.intake.take(List.of(received(order("r", 1))), PLENTY);
        one.leases.claim(PLENTY);

        Set<String> begun = frozen.leases.begin(List.of("r/1/do/1"));
        Set<String> saved = frozen.endings.save(List.of(new End("r/1/do/1", "r", ANSWER)));
        Set<String> kept = frozen.leases.renew(List.of("r/1/do/1"));

        assertThat(begun).isEmpty();
        assertThat(saved).isEmpty();
        assertThat(kept).isEmpty();
        assertThat(one.leases.renew(List.of("r/1/do/1"))).containsExactly("r/1/do/1");
    }

    @Test
    void a_restarted_replica_takes_back_its_own_at_once_and_nobody_elses() throws Exception {
        one.intake.take(List.of(received(order("r", 1))), PLENTY);
        new Replica("2", 15).intake.take(List.of(received(order("r", 2))), PLENTY);
        Replica restarted = new Replica("1", 15);

        restarted.leases.takeBack();

        assertThat(restarted.leases.claim(PLENTY)).extracting(Claim::order).containsExactly("r/1/do/1");
    }

    @Test
    void released_leases_are_free_at_once() throws Exception {
        one.intake.take(List.of(received(order("r", 1))), PLENTY);

        one.leases.release();

        assertThat(new Replica("2", 15).leases.claim(PLENTY)).hasSize(1);
    }

    @Test
    void an_unknown_order_that_was_stopped_never_begins() {
        Stops stops = new Stops(db);
        stops.mark(stop(id("r", 1), 2).id(), id("r", 1), ANSWER);

        var taken = one.intake.take(List.of(received(order("r", 1))), PLENTY);

        assertThat(taken.added()).isZero();
        assertThat(taken.claims()).isEmpty();
        assertThat(taken.ended().get("r/1/do/1")).isEqualTo(ANSWER);
    }

    @Test
    void a_stopped_order_is_not_taken_up_again() throws Exception {
        one.intake.take(List.of(received(order("r", 1))), NONE);

        Stops.Target target = new Stops(db).mark(stop(id("r", 1), 2).id(), id("r", 1), ANSWER);

        assertThat(target).isEqualTo(new Stops.Target(true, null));
        assertThat(one.leases.claim(PLENTY)).isEmpty();
    }

    @Test
    void of_stop_and_worker_the_first_one_says_how_it_ended() {
        one.intake.take(List.of(received(order("r", 1))), PLENTY);
        new Stops(db).end(id("r", 1), "stopped".getBytes(UTF_8));

        Set<String> saved = one.endings.save(List.of(new End("r/1/do/1", "r", ANSWER)));

        assertThat(saved).isEmpty();
        assertThat(new Stops(db).end(id("r", 1), "twice".getBytes(UTF_8)).answer())
                .asString()
                .isEqualTo("stopped");
    }

    @Test
    void an_answer_is_owed_until_the_broker_has_it() throws Exception {
        one.intake.take(List.of(received(order("r", 1)), received(order("r", 2))), PLENTY);
        one.endings.save(List.of(new End("r/1/do/1", "r", ANSWER), new End("r/1/do/2", "r", ANSWER)));

        one.endings.answered(List.of("r/1/do/1"));

        assertThat(one.endings.unanswered(0, 10)).extracting(End::order).containsExactly("r/1/do/2");
    }
}
