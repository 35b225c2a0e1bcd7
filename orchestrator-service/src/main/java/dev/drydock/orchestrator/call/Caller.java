package dev.drydock.orchestrator.call;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.run.Call;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Wanted;
import dev.drydock.orchestrator.store.CallRow;
import dev.drydock.orchestrator.store.OrderRow;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Calls a person, by every way that is configured, until it has got through or a day is over. A call belongs for two minutes
 * to the replica that took it, so it is delivered at least once and seldom twice.
 */
@ApplicationScoped
public class Caller implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Caller.class);
    private static final int AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** Both are delivered well within the lease, however long each way takes. */
    private static final int TAKEN = 2;

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** 1, 2, 4 … minutes, then hourly: about a day. */
    private static final int TRIES = 30;

    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Store store;
    private final List<Line> lines;
    private final Duration overdue;
    private long looked = System.nanoTime();

    Caller(
            Store store,
            Clock clock,
            @ConfigProperty(name = "drydock.call.webhook") Optional<URI> webhook,
            @ConfigProperty(name = "drydock.call.webhook-secret") Optional<Path> secret,
            @ConfigProperty(name = "drydock.call.program") Optional<Path> program,
            @ConfigProperty(name = "drydock.call.overdue") Duration overdue) {
        this.store = store;
        this.overdue = overdue;
        this.lines = new ArrayList<>();
        webhook.ifPresent(url -> lines.add(new Webhook(url, read(secret), clock)));
        program.ifPresent(file -> lines.add(new Program(file, Duration.ofSeconds(30))));
    }

    private static byte[] read(Optional<Path> secret) {
        try {
            byte[] read = Files.readString(
                            secret.orElseThrow(
                                    () -> new IllegalStateException(
                                            "drydock.call.webhook is set, but not drydock.call.webhook-secret: the file with the secret that signs")))
                    .strip()
                    .getBytes(StandardCharsets.UTF_8);
            if (read.length < 16) throw new IllegalStateException("the webhook's secret is shorter than 16 characters");
            return read;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the webhook's secret: " + e, e);
        }
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public boolean work() {
        if (System.nanoTime() - looked > LOOK_EVERY_NANOS) {
            looked = System.nanoTime();
            QuarkusTransaction.requiringNew().run(this::noteOverdue);
        }
        if (lines.isEmpty()) {
            QuarkusTransaction.requiringNew().run(store::callNobody);
            return false;
        }
        List<CallRow> taken = QuarkusTransaction.requiringNew().call(() -> store.takeCalls(LEASE, TAKEN));
        taken.forEach(this::deliver);
        return taken.size() == TAKEN;
    }

    private void noteOverdue() {
        for (OrderRow order :
                store.orders(store.overdueOrders(overdue, AT_ONCE)).values()) {
            store.find(RunRow.class, order.run).ifPresent(run -> store.add(Wanted.overdue(run, order, store.now())));
        }
    }

    private void deliver(CallRow row) {
        Call call = Wire.stored(row.value, Call.class);
        boolean through = true;
        for (Line line : lines) through &= through(line, call, row);
        Duration wait = Duration.ofMinutes(1L << Math.min(row.tries, 10));
        boolean over = through || row.tries + 1 >= TRIES;
        if (!through && over) LOG.errorf("nobody could be called, given up call=%s run=%s", row.id, row.run);
        Duration again = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        QuarkusTransaction.requiringNew().run(() -> store.called(row.id, over, again));
    }

    private static boolean through(Line line, Call call, CallRow row) {
        try {
            line.deliver(call, row.value.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            LOG.warnf("a person could not be called, will be tried again call=%s run=%s cause=%s", row.id, row.run, e);
            return false;
        }
    }
}
