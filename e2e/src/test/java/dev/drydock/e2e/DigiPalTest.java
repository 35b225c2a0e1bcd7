package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DigiPal's page "Upgrading DigiPal", on the real Django and PostgreSQL. */
class DigiPalTest {

    @Test
    @Tag("stack")
    @Shows({47, 54, 70})
    void isUpgradedWithItsMediaFilesAndRestarted() throws Exception {
        try (DigiPal site = DigiPal.open()) {
            site.known();
            assertThat(Harbour.drydock("releases", site.name).out()).containsSubsequence("2.8", "2.7", "2.6", "v0.4");

            Harbour.Said said = site.upgrade(DigiPal.MENDED);

            assertThat(said.exit()).as(said.out()).isZero();
            site.says("DigiPal 2.8: 2 scribes, 3 images\n");
            assertThat(site.ledger()).containsExactly("migrate 0002");
            assertThat(Files.readString(site.root.resolve("static_root/digipal/site.css")))
                    .contains("#333");
            assertThat(site.sql("SELECT locus FROM digipal_image ORDER BY id")).isEqualTo("1r\n1v\n1r*");
        }
    }

    @Test
    @Tag("stack")
    @Shows({104, 105})
    void whatFailsHalfWayIsAsBeforeAndTheMendedReleaseSucceeds() {
        try (DigiPal site = DigiPal.open()) {
            site.known();
            var before = site.seen();

            Harbour.Said said = site.upgrade(DigiPal.BROKEN);

            assertThat(said.exit()).as(said.out()).isEqualTo(3);
            assertThat(said.out()).contains("Key (locus)=(1r) is duplicated");
            assertThat(site.ledger()).as("half of the migration had run").containsExactly("migrate 0002");
            assertThat(site.seen()).isEqualTo(before);
            assertThat(site.sql("SELECT to_regclass('digipal_annotation')")).isEmpty();
            site.says("DigiPal 2.6: 3 scribes, 3 images\n");
            assertThat(site.server.databases()).noneMatch(d -> d.startsWith("drydock"));

            Harbour.Said again = site.upgrade(DigiPal.MENDED);

            assertThat(again.exit()).as(again.out()).isZero();
            site.says("DigiPal 2.8: 2 scribes, 3 images\n");
            assertThat(site.seen())
                    .as("the comparison sees what an upgrade changes")
                    .isNotEqualTo(before);
        }
    }
}
