package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for each of the real systems. */
@Tag("systems")
class SystemsTest {

    /** A site, the release to go to, what its page says then, and each migration that is run. */
    enum Real {
        AGORAKIT(Agorakit::open, Agorakit.LATEST, "Agorakit 1.10: 3 members", List.of("migrate 1.5", "migrate 1.10")),
        IXP_MANAGER(IxpManager::open, IxpManager.MENDED, "IXP Manager 4.8.1: 3 customers", List.of("migrate 4.8.1")),
        DIGIPAL(DigiPal::open, DigiPal.MENDED, "DigiPal 2.8: 2 scribes", List.of("migrate 0002")),
        MAUTIC(
                Mautic::open,
                Mautic.LATEST,
                "Mautic 2.16.0: 3 contacts",
                List.of("migrate 20180601000000", "migrate 20180701000000")),
        KOLIBRI(Kolibri::open, Kolibri.LATEST, "Kolibri 0.17.0: 4 1 2 2 2", List.of("migrate 0002", "migrate 0003"));

        private final Supplier<RealSite> open;
        private final String to;
        private final String page;
        private final List<String> migrations;

        Real(Supplier<RealSite> open, String to, String page, List<String> migrations) {
            this.open = open;
            this.to = to;
            this.page = page;
            this.migrations = migrations;
        }

        RealSite open() {
            return open.get();
        }

        String to() {
            return to;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMigrationRunsOnceThoughItsServiceIsKilledInTheMiddle(Real real) {
        try (RealSite site = real.open()) {
            site.known();
            String run = site.heldUpgrade(real.to);
            Dock.STACK.kill9("migration");
            site.switches().release();
            Dock.STACK.restart("migration");
            assertThat(Api.rested(run).path("state").asText())
                    .as(() -> Api.told(run))
                    .isEqualTo("succeeded");
            assertThat(site.ledger()).isEqualTo(real.migrations);
            site.says(real.page);
        }
    }

    /** Kolibri's databases have none. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KOLIBRI")
    void theDatabasesPasswordIsNowhere(Real real) throws Exception {
        try (RealSite site = real.open()) {
            site.known();
            Canary canary = new Canary(site.canary);
            Set<String> arguments = ConcurrentHashMap.newKeySet();

            String run = Api.upgrade(site.name, real.to);
            Dock.until("it ended", Duration.ofSeconds(120), () -> {
                Canary.look(arguments);
                return RealSite.ended(run);
            });

            assertThat(Api.run(run).path("state").asText()).isEqualTo("succeeded");
            assertThat(arguments).as("arguments of processes").isNotEmpty().noneMatch(canary::tells);
            assertThat(Topic.everything()).as("the broker").isNotEmpty().noneMatch(canary::tells);
            assertThat(canary.columnsThatTell()).as("the database").isEmpty();
            for (String folder : List.of("logs", "scratch", "store", "kafka")) {
                assertThat(canary.filesThatTell(Dock.STACK.dir().resolve(folder)))
                        .isEmpty();
            }
            assertThat(canary.filesThatTell(site.dir.resolve("jobs"))).isEmpty();
            assertThat(canary.filesThatTell(site.root)).as("where it belongs").hasSize(1);
            for (String path : List.of("runs/" + run, "runs/" + run + "/record", "sites/" + site.name)) {
                assertThat(Api.get(path).toString()).doesNotContain(site.canary);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePlanReadsLikeThePage(Real real) {
        try (RealSite site = real.open()) {
            site.known();
            String plan = Harbour.drydock("plan", site.name, "--to", real.to).out();
            String same = plan.replace(site.dir.toString(), "/srv")
                    .replace(site.name, site.kind + "-one")
                    .replaceAll(":[0-9]{4,5}/", ":PORT/")
                    .replaceAll("\\b[0-9a-f]{7,40}\\b", "COMMIT")
                    .replaceAll("start [0-9]{4,5}", "start PORT")
                    // the other sites of these tests
                    .replaceAll("\n\nwarning: the restart of .* also hits .*", "");
            Golden.same("plans/" + site.kind + ".txt", same);
        }
    }
}
