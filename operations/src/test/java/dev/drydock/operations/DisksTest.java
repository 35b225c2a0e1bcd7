package dev.drydock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisksTest {
    private static final long MB = 1L << 20;
    private static final long GB = 1L << 30;

    @Test
    void saysHowFullAndWhatToDo() {
        Optional<Ailment> found = Disks.full(Path.of("/srv/store"), 40 * MB, 1000 * MB);

        assertThat(found).get().satisfies(a -> {
            assertThat(a.why()).contains("/srv/store", "40 of 1000 MB");
            assertThat(a.next()).contains("drydock backups SITE --prune");
        });
    }

    @Test
    void roomEnoughIsWell() {
        assertThat(Disks.full(Path.of("/x"), 60 * MB, 1000 * MB)).isEmpty();
        assertThat(Disks.full(Path.of("/x"), 21 * GB, 4000 * GB))
                .as("little of a large one")
                .isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        var response = new Disks(Optional.of(List.of("/nowhere/at/all"))).call();

        assertThat(response.getStatus().name()).isEqualTo("DOWN");
        assertThat(response.getData().orElseThrow()).containsKeys("why", "next");
    }
}
