package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.Api;
import dev.drydock.e2e.Dock;
import dev.drydock.stack.process.Tool;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What happens, to the real parts. Between the two halves all orders that are held are released. */
enum Fault {
    KILL_PARTICIPANTS(Moment.OF_PARTICIPANTS) {
        @Override
        void strike(List<Held> held) {
            PARTICIPANTS.forEach(Dock.STACK::kill9);
        }

        @Override
        void mend(List<Held> held) {
            PARTICIPANTS.forEach(Dock.STACK::launch);
        }
    },
    KILL_ORCHESTRATOR {
        @Override
        void strike(List<Held> held) {
            Dock.STACK.kill9("orchestrator");
        }

        @Override
        void mend(List<Held> held) {
            Dock.STACK.launch("orchestrator");
        }
    },
    KILL_BROKER {
        @Override
        void strike(List<Held> held) {
            Dock.STACK.kill9("kafka");
        }

        @Override
        void mend(List<Held> held) {
            lasting(Duration.ofSeconds(10));
            Dock.STACK.restart("kafka");
        }
    },
    WIPE_BROKER {
        @Override
        void strike(List<Held> held) {
            Dock.STACK.kill9("kafka");
            Tool.delete(Dock.STACK.dir().resolve("kafka/log"));
        }

        @Override
        void mend(List<Held> held) {
            Dock.STACK.restart("kafka");
        }
    },
    KILL_DATABASE {
        @Override
        void strike(List<Held> held) {
            Dock.STACK.kill9("postgres");
        }

        @Override
        void mend(List<Held> held) {
            lasting(Duration.ofSeconds(10));
            Dock.STACK.restart("postgres");
        }
    },
    END_SESSIONS {
        @Override
        void strike(List<Held> held) {
            try (var c = DriverManager.getConnection(
                            Dock.STACK.jdbcUrl(), dev.drydock.stack.part.Postgres.USER, Dock.STACK.postgresPassword());
                    var s = c.createStatement()) {
                s.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename is not null");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    },
    /** For longer than a lease. */
    FREEZE_PARTICIPANTS {
        @Override
        void strike(List<Held> held) {
            PARTICIPANTS.forEach(Dock.STACK::stop);
        }

        @Override
        void mend(List<Held> held) {
            lasting(Duration.ofSeconds(20));
            PARTICIPANTS.forEach(Dock.STACK::cont);
        }
    },
    /** For longer than it is before an order is asked again. */
    FREEZE_ORCHESTRATOR(EnumSet.of(Moment.DURING)) {
        @Override
        void strike(List<Held> held) {
            Dock.STACK.stop("orchestrator");
        }

        @Override
        void mend(List<Held> held) {
            lasting(Duration.ofSeconds(10));
            Dock.STACK.cont("orchestrator");
        }
    },
    /** What is no message, under the names of the held runs, to everybody. */
    POISON(EnumSet.of(Moment.DURING)) {
        @Override
        void strike(List<Held> held) {
            Answered.poison(held);
        }
    },
    SECOND_UPGRADE(EnumSet.of(Moment.DURING)) {
        @Override
        void strike(List<Held> held) {
            held.forEach(h -> assertThat(Api.json("sites/" + h.site().name() + "/runs", Held.WISH)
                            .status())
                    .as("a second run of " + h.cell())
                    .isEqualTo(409));
        }
    },
    /** By a person. From the opening of the doors on it is refused, and the run goes on. */
    ROLL_BACK {
        @Override
        Optional<String> impossible(Planned order) {
            return order.goesBack() ? Optional.of("it goes back already") : Optional.empty();
        }

        @Override
        void strike(List<Held> held) {
            for (Held h : held) {
                int expected = h.cell().order().verb().equals("open-doors") ? 409 : 202;
                assertThat(Api.json("runs/" + h.run() + "/roll-back", "{}").status())
                        .as(h.cell().toString())
                        .isEqualTo(expected);
            }
        }
    },
    /** Each answer so far three times more, in any order; and again when all has ended. */
    REPEAT_ANSWERS {
        @Override
        void strike(List<Held> held) {
            Answered.again(held, 3);
        }

        @Override
        void mend(List<Held> held) {
            strike(held);
        }
    },
    /** Somebody who is not asked says that what is held is done. */
    FORGE_ANSWERS {
        @Override
        void strike(List<Held> held) {
            Answered.forge(held);
        }
    },
    /** Who comes back finds nothing of what was begun. */
    JOBS_GONE {
        @Override
        void strike(List<Held> held) {
            KILL_PARTICIPANTS.strike(held);
            held.forEach(h -> h.site().jobFolders(h.run()).forEach(Tool::delete));
        }

        @Override
        void mend(List<Held> held) {
            KILL_PARTICIPANTS.mend(held);
        }
    },
    /** At the very point, each time that another order comes there. */
    HALT_ORCHESTRATOR(Moment.OF_ORCHESTRATOR) {
        @Override
        void strike(List<Held> held) {
            tend();
        }

        @Override
        void tend() {
            if (!Dock.STACK.alive("orchestrator")) Dock.STACK.launch("orchestrator");
        }
    },
    WAY_BACK_FAILS_ONCE(EnumSet.of(Moment.DURING)) {
        @Override
        Optional<String> impossible(Planned order) {
            return mayFail(order);
        }

        @Override
        void strike(List<Held> held) {
            held.forEach(h -> h.site().fails(h.cell().order().witnessed(), true));
        }

        @Override
        void mend(List<Held> held) {
            Dock.until("each has failed", LONG, () -> held.stream()
                    .allMatch(h -> h.site().hasFailed(h.cell().order().witnessed())));
            held.forEach(h -> h.site().fails(h.cell().order().witnessed(), false));
        }
    },
    /** Stuck then, until a person has mended it and says so. */
    WAY_BACK_FAILS_ALWAYS(EnumSet.of(Moment.DURING)) {
        @Override
        Optional<String> impossible(Planned order) {
            return mayFail(order);
        }

        @Override
        void strike(List<Held> held) {
            WAY_BACK_FAILS_ONCE.strike(held);
        }

        @Override
        void mend(List<Held> held) {
            Dock.until("each is stuck", LONG, () -> held.stream()
                    .allMatch(h -> h.state().equals("stuck")));
            held.forEach(h ->
                    assertThat(h.site().closed()).as("the doors of " + h.cell()).isTrue());
            held.forEach(h -> h.site().fails(h.cell().order().witnessed(), false));
            held.forEach(
                    h -> assertThat(Api.json("runs/" + h.run() + "/retry", "{}").status())
                            .isEqualTo(202));
        }
    },
    /** All that runs on the site is gone at once, and what is written there is of another boot. */
    REBOOT_HOST {
        @Override
        void strike(List<Held> held) {
            held.forEach(h -> h.site().reboot());
        }
    };

    private static final Duration LONG = Duration.ofSeconds(180);
    static final List<String> PARTICIPANTS = List.of("backup", "vcs", "migration", "maintenance");

    private final Set<Moment> moments;

    /** What a participant has written down only matters where it dies. */
    Fault() {
        this(EnumSet.of(Moment.BEFORE, Moment.DURING, Moment.AFTER));
    }

    Fault(Set<Moment> moments) {
        this.moments = moments;
    }

    Set<Moment> moments() {
        return moments;
    }

    abstract void strike(List<Held> held);

    void mend(List<Held> held) {}

    /** While it is waited for something. */
    void tend() {}

    Optional<String> impossible(Planned order) {
        return Optional.empty();
    }

    private static Optional<String> mayFail(Planned order) {
        return order.goesBack() && !order.witnessed().isEmpty()
                ? Optional.empty()
                : Optional.of("the recipe has no command there that could fail");
    }

    private static void lasting(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
