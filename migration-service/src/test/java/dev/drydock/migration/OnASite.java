package dev.drydock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Site;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site whose schema is one number in a file, and the duty at work on it. */
abstract class OnASite {
    static final Command PROBE = Command.of("cat schema");
    static final Command UP = new Command("echo 2 > schema; echo ran >> ledger; echo Migrated", 0, List.of("Migrated"));

    @TempDir
    Path folder;

    Path root;
    /** Marks are looked for on the whole machine, where these tests may run twice at a time, one test after the other. */
    private static final AtomicLong FROM =
            new AtomicLong(ProcessHandle.current().pid() * 1_000_000);

    long attempts = FROM.addAndGet(1000);

    @BeforeEach
    void schemaOne() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(root.resolve("schema"), "1\n");
    }

    /** One that is dead but not yet collected has no program any more. */
    boolean lives(String pid) throws IOException {
        return Files.exists(Path.of("/proc", Files.readString(root.resolve(pid)).strip(), "exe"));
    }

    static void assertFailed(Said said, String... reasons) {
        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .contains(reasons));
    }

    Said migrate(Command command, String before, String after) {
        return perform(new Work.Migrate(command, new Work.StateProbe(PROBE, before, after)), false);
    }

    Said perform(Work work, boolean begunBefore) {
        return perform(order(work, ++attempts), begunBefore);
    }

    Order order(Work work, long attempt) {
        String jobs = folder.resolve("jobs").toString();
        Place place = new Place("one", root.toString(), "schema", "", jobs, Map.of(), Map.of());
        return new Order(new OrderId("run", 1, OrderId.Kind.DO, attempt), place, work, Instant.EPOCH);
    }

    static Said perform(Order order, boolean begunBefore) {
        return new MigrationDuty().perform(order, site(order, begunBefore));
    }

    static Site site(Order order, boolean begunBefore) {
        return new OrderSite(order, LocalHost.as(""), Map.of(), begunBefore, () -> {}, l -> {}, p -> {});
    }
}
