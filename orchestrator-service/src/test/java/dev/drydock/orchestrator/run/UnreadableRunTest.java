package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Place;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run whose plan this Drydock cannot read, such as a newer one's, holds up nobody else's. */
@Tag("real")
class UnreadableRunTest {
    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theOthersAreAskedAndGoOnAllTheSame() {
        database.in(store -> {
            store.add(site("bad"));
            store.add(site("good"));
            store.flush();
            store.add(unreadable());
            shell(store).starter.start(new Starter.Request(prune(), 0, "admin", null, null));
        });
        database.in(store -> store.find(RunRow.class, "good-run").orElseThrow().askAt = Instant.EPOCH);

        List<Ask> asks = database.ask(store -> shell(store).runs.overdueAsks(10));
        List<Happening> waits = database.ask(store -> shell(store).runs.overdueWaits(10));

        assertThat(asks).singleElement().satisfies(a -> assertThat(a.pending().name())
                .isEqualTo("forget"));
        assertThat(waits).isEmpty();
        assertThat(database.ask(store -> store.find(RunRow.class, "bad-run")).orElseThrow().deadline)
                .as("it is looked at again, not all the time")
                .isAfter(Instant.EPOCH);
    }

    private record Shell(Runs runs, Starter starter) {}

    private static Shell shell(Store store) {
        Catalogue catalogue = new Catalogue(store);
        Ledger ledger = new Ledger(store, catalogue, signer());
        Runs runs = new Runs(store, ledger, Duration.ofMillis(1));
        return new Shell(runs, new Starter(store, ledger, runs, catalogue));
    }

    private static Signatures.Signer signer() {
        try {
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Signatures.Signer("orchestrator", keys.getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Plan prune() {
        Place place = new Place("good", "/srv/good", "m", "", "/var/lib/good", Map.of(), Map.of());
        Version v = new Version("v1", "a".repeat(40));
        Step forget =
                new Step("forget", Family.BACKUP, new Work.Forget(List.of("b")), Set.of(), false, false, List.of());
        return new Plan("good-run", "prune", "harbour", place, v, v, List.of(forget), 1, List.of(), false);
    }

    private static RunRow unreadable() {
        RunRow row = new RunRow();
        row.id = "bad-run";
        row.site = "bad";
        row.kind = "upgrade";
        row.plan = "{\"of\":\"a newer Drydock\"}";
        row.state = "{\"at\":{\"kind\":\"unheard-of\"}}";
        row.status = "running";
        row.started = Instant.EPOCH;
        row.askAt = Instant.EPOCH;
        row.deadline = Instant.EPOCH;
        row.requestedBy = "ann";
        row.lastHash = "";
        return row;
    }

    private static SiteRow site(String name) {
        SiteRow row = new SiteRow();
        row.name = name;
        row.recipe = "harbour";
        row.yaml = "name: " + name;
        row.labels = "";
        row.versionName = "v1";
        row.versionCommit = "a".repeat(40);
        row.added = Instant.EPOCH;
        return row;
    }
}
