package dev.drydock.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Doors;
import dev.drydock.contract.Found;
import dev.drydock.contract.Found.Sign;
import dev.drydock.contract.Health;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamineTest {
    @TempDir
    Path folder;

    private TinySite site;

    @BeforeEach
    void start() throws IOException {
        site = new TinySite(folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void openDoorsAndAGoodPageAreWell() {
        assertThat(examined("the harbour")).isEmpty();
    }

    @Test
    void doorsThatAreClosedAreFoundAndNothingIsSaidOfThePageBehindThem() throws IOException {
        Files.createFile(site.root.resolve("down"));

        assertThat(examined("the airport")).singleElement().satisfies(a -> {
            assertThat(a.sign()).isEqualTo(Sign.DOORS);
            assertThat(a.where()).isEqualTo("the doors of one");
            assertThat(a.evidence()).contains("status 503", "mark down present");
        });
        assertThat(site.root.resolve("down")).as("nothing was changed").exists();
    }

    @Test
    void aPageThatIsNotWellIsFound() {
        site.status = 500;
        assertThat(examined("the harbour")).singleElement().satisfies(a -> {
            assertThat(a.sign()).isEqualTo(Sign.PAGE);
            assertThat(a.evidence()).contains("status 200, it gave status 500");
        });
        site.status = 200;
        assertThat(examined("the airport"))
                .extracting(Found.Ailment::evidence)
                .asString()
                .contains("`the airport`");
    }

    @Test
    void doorsThatNobodyCanSeeAreNotWell() {
        Doors unseen = new Doors(TinySite.CLOSE, TinySite.OPEN, TinySite.BY_HAND, List.of(), List.of(), "");

        assertThat(examined(unseen, new Health(TinySite.OPEN, "", Health.WayIn.NONE, "")))
                .extracting(Found.Ailment::sign)
                .containsExactly(Sign.UNASKED);
    }

    @Test
    void marksThatCannotBeReadAreNoClosedDoors() throws IOException {
        Files.move(site.root, folder.resolve("elsewhere"));

        assertThat(examined("the harbour")).singleElement().satisfies(a -> {
            assertThat(a.sign()).isEqualTo(Sign.UNASKED);
            assertThat(a.what()).isEqualTo("nobody can see whether its doors are closed");
            assertThat(a.evidence()).contains("cannot be seen");
        });
    }

    private List<Found.Ailment> examined(String content) {
        return examined(site.doors(TinySite.CLOSE, TinySite.OPEN, List.of()), site.health("", content));
    }

    private List<Found.Ailment> examined(Doors doors, Health health) {
        Said said = site.perform(new Work.Examine(List.of(), doors, health));
        return ((Found.Examined) ((Said.Done) said).found()).ailments();
    }
}
