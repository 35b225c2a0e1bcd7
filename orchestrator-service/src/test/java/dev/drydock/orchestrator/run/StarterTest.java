package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Family;
import dev.drydock.contract.Place;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.run.Starter.Started;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose run a key stands for. */
@Tag("real")
class StarterTest {
    private final Database database = new Database();

    @BeforeEach
    void aRunOfOneHasTheKey() {
        database.in(store -> {
            store.add(site("one"));
            store.add(site("two"));
        });
        assertThat(start("run-1", "one")).isInstanceOf(Started.Now.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSameSiteIsToldOfTheRunItHas() {
        assertThat(start("run-2", "one")).isEqualTo(new Started.Already("run-1"));
    }

    @Test
    void anotherSiteIsNotTakenForUpgradedByIt() {
        assertThatThrownBy(() -> start("run-2", "two")).isInstanceOf(Starter.KeyUsed.class);

        boolean begun = database.ask(store -> store.openRun("two").isPresent());
        assertThat(begun).isFalse();
    }

    private Started start(String run, String site) {
        return database.ask(
                store -> starter(store).start(new Starter.Request(prune(run, site), 0, "ann", null, "key")));
    }

    private static Starter starter(Store store) {
        Catalogue catalogue = new Catalogue(store);
        Ledger ledger = new Ledger(store, catalogue, Registers.signer());
        return new Starter(store, ledger, new Runs(store, ledger, Duration.ofSeconds(1)), catalogue);
    }

    private static Plan prune(String run, String site) {
        Place place = new Place(site, "/srv/" + site, "m", "", "/var/lib/" + site, Map.of(), Map.of());
        Version v = new Version("v1", "a".repeat(40));
        Step forget =
                new Step("forget", Family.BACKUP, new Work.Forget(List.of("b")), Set.of(), false, false, List.of());
        return new Plan(run, "prune", "harbour", place, v, v, List.of(forget), 1, List.of(), false);
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
