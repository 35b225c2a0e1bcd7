package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.Api;
import dev.drydock.e2e.Dock;
import dev.drydock.stack.part.Postgres;
import dev.drydock.stack.process.Tool;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What happens, to the real parts. Between the two halves all orders that are held are released. */
enum Fault {
    KILL_PARTICIPANTS(Moment.OF_PARTICIPANTS, Loss.THE_WORKER) {
        @Override
        void strike(List<Held> held) {
            WORKERS.kill();
        }

        @Override
        void mend(List<Held> held) {
            WORKERS.revive();
        }
    },
    KILL_ORCHESTRATOR {
        @Override
        void strike(List<Held> held) {
            ORCHESTRATOR.kill();
        }

        @Override
        void mend(List<Held> held) {
            ORCHESTRATOR.revive();
        }
    },
    KILL_BROKER {
        @Override
        void strike(List<Held> held) {
            BROKER.kill();
        }

        @Override
        void mend(List<Held> held) {
            BROKER.revive();
        }
    },
    WIPE_BROKER {
        @Override
        void strike(List<Held> held) {
            BROKER.kill();
            Tool.delete(Dock.STACK.dir().resolve("kafka/log"));
        }

        @Override
        void mend(List<Held> held) {
            BROKER.revive();
        }
    },
    KILL_DATABASE {
        @Override
        void strike(List<Held> held) {
            DATABASE.kill();
        }

        @Override
        void mend(List<Held> held) {
            DATABASE.revive();
        }
    },
    END_SESSIONS {
        @Override
        void strike(List<Held> held) {
            try (var c = DriverManager.getConnection(
                            Dock.STACK.jdbcUrl(), Postgres.USER, Dock.STACK.postgresPassword());
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
            WORKERS.freeze();
        }

        @Override
        void mend(List<Held> held) {
            WORKERS.thaw(Duration.ofSeconds(20));
        }
    },
    /** For longer than it is before an order is asked again. */
    FREEZE_ORCHESTRATOR(EnumSet.of(Moment.DURING), Loss.NOTHING) {
        @Override
        void strike(List<Held> held) {
            ORCHESTRATOR.freeze();
        }

        @Override
        void mend(List<Held> held) {
            ORCHESTRATOR.thaw(Duration.ofSeconds(10));
        }
    },
    /** What is no message, under the names of the held runs, to everybody. */
    POISON(EnumSet.of(Moment.DURING), Loss.NOTHING) {
        @Override
        void strike(List<Held> held) {
            Answered.poison(held);
        }
    },
    SECOND_UPGRADE(EnumSet.of(Moment.DURING), Loss.NOTHING) {
        @Override
        void strike(List<Held> held) {
            held.forEach(h -> assertThat(Api.json("sites/" + h.site().name() + "/runs", Ship.WISH)
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

        @Override
        End end(Moment moment, Planned order) {
            boolean closes = order.verb().equals("close-doors");
            return closes && moment == Moment.BEFORE ? End.NOT_STARTED : End.lost(order);
        }
    },
    /** Each answer so far three times more, in any order; and again at once after. */
    REPEAT_ANSWERS {
        @Override
        void strike(List<Held> held) {
            Repeated.answers(held, 3);
        }

        @Override
        void mend(List<Held> held) {
            strike(held);
        }
    },
    /** Each order so far twice more, that which is held among them. */
    REPEAT_ORDERS {
        @Override
        void strike(List<Held> held) {
            Repeated.orders(held, 2);
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
    JOBS_GONE(Moment.OF_ORDERS, Loss.THE_WORKER_AND_THE_JOB) {
        @Override
        void strike(List<Held> held) {
            WORKERS.kill();
            held.forEach(h -> h.site().jobFolders(h.run()).forEach(Tool::delete));
        }

        @Override
        void mend(List<Held> held) {
            WORKERS.revive();
        }
    },
    /** At the very point. Orders that come there together die of it once. */
    HALT_ORCHESTRATOR(Moment.OF_ORCHESTRATOR, Loss.NOTHING) {
        @Override
        void strike(List<Held> held) {
            tend();
        }

        @Override
        void mend(List<Held> held) {
            // also while it starts: what was committed before is asked again then
            Dock.until("it has died of each, and answers", Duration.ofSeconds(300), () -> {
                tend();
                return held.stream().allMatch(Held::struck) && Api.get("me").status() == 200;
            });
            ORCHESTRATOR.answers();
        }

        @Override
        void tend() {
            if (!Dock.STACK.alive("orchestrator")) Dock.STACK.launch("orchestrator");
        }
    },
    WAY_BACK_FAILS_ONCE(EnumSet.of(Moment.DURING), Loss.NOTHING) {
        @Override
        Optional<String> impossible(Planned order) {
            return Failing.may(order);
        }

        @Override
        void strike(List<Held> held) {
            Failing.begin(held);
        }

        @Override
        void mend(List<Held> held) {
            Failing.untilFailed(held);
            Failing.end(held);
        }
    },
    /** Stuck then, until a person has mended it and says so. */
    WAY_BACK_FAILS_ALWAYS(EnumSet.of(Moment.DURING), Loss.NOTHING) {
        @Override
        Optional<String> impossible(Planned order) {
            return Failing.may(order);
        }

        @Override
        void strike(List<Held> held) {
            Failing.begin(held);
        }

        @Override
        void mend(List<Held> held) {
            Failing.untilStuck(held);
            Failing.end(held);
            Failing.retry(held);
        }
    },
    /** All that runs on the site is gone at once, and what is written there is of another boot. */
    REBOOT_HOST(Moment.OF_ORDERS, Loss.THE_JOB) {
        @Override
        void strike(List<Held> held) {
            held.forEach(h -> h.site().reboot());
        }
    };

    private static final Duration A_WHILE = Duration.ofSeconds(10);
    private static final Kill WORKERS = new Kill(Kill.PARTICIPANTS, Duration.ZERO);
    private static final Kill ORCHESTRATOR = new Kill(List.of("orchestrator"), Duration.ZERO);
    private static final Kill BROKER = new Kill(List.of("kafka"), A_WHILE);
    private static final Kill DATABASE = new Kill(List.of("postgres"), A_WHILE);

    private final Set<Moment> moments;
    private final Loss loss;

    /** What a participant has written down only matters where it dies. */
    Fault() {
        this(Moment.OF_ORDERS, Loss.NOTHING);
    }

    Fault(Set<Moment> moments, Loss loss) {
        this.moments = moments;
        this.loss = loss;
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

    /** The only one that is allowed. */
    End end(Moment moment, Planned order) {
        return loss.end(moment, order);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
