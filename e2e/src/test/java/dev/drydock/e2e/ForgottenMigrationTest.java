package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody has brought the new code by hand and has forgotten its migrations: on the real Laravel and Django. */
@Tag("stack")
class ForgottenMigrationTest {

    @Test
    void ofLaravelAreFoundAndRunOnceTheyAreApproved() throws Exception {
        try (Agorakit site = Agorakit.open()) {
            site.known();
            forgotten(site, Agorakit.UNIQUE, "2 migrations of the code have not run");

            mended(site, "invites");

            site.says("Agorakit 1.5: 3 members, 2 groups");
        }
    }

    @Test
    void whatStandsInTheirWayIsSaidAndTakenBack() {
        try (Agorakit site = Agorakit.open()) {
            site.withDuplicates().known();
            forgotten(site, Agorakit.UNIQUE, "2 migrations of the code have not run");
            List<String> before = site.seen();

            Harbour.Said said = approved(site);

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out())
                    .contains("migrations: failed", "  known: Two members have the same username")
                    .containsPattern("1062 Duplicate entry '.*' for key 'users_username_unique'");
            assertThat(site.seen()).isEqualTo(before);
        }
    }

    @Test
    void ofDjangoAreFoundAndRunOnceTheyAreApproved() throws Exception {
        try (DigiPal site = DigiPal.open()) {
            site.known();
            forgotten(site, DigiPal.MENDED, "1 migrations of the code have not run");

            mended(site, "CREATE TABLE");

            site.says("DigiPal 2.8");
        }
    }

    private static void forgotten(RealSite site, String version, String found) {
        Releases.git(site.root, "checkout", "-q", version);
        Harbour.Said check = Harbour.drydock("check", site.name);
        assertThat(check.exit()).as(check.out()).isEqualTo(1);
        assertThat(check.out()).contains("pending: the code is at", found, "Drydock left it at: ");
    }

    private static void mended(RealSite site, String shown) throws Exception {
        Harbour.Said said = approved(site);
        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.out()).contains("rung migrations: done");
        Harbour.Said show = Harbour.drydock("show", said.run());
        assertThat(show.out()).contains(shown);
        assertThat(RealSite.record(said.run()))
                .containsSubsequence("approval.given", "rung.done migrations", "run.closed");
        assertThat(Harbour.drydock("check", site.name).out()).contains(": well");
    }

    private static Harbour.Said approved(RealSite site) {
        Harbour.Said shown = Harbour.drydock("repair", site.name, "--watch", "--yes");
        assertThat(shown.exit()).as(shown.out()).isEqualTo(5);
        RealSite.approve(shown.run());
        return Harbour.drydock("watch", shown.run());
    }
}
