package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Erases backups and kept states. First each of them is none any more, then its files go: wherever it is broken off, what is left
 * cannot be taken for a backup, and it can be run again.
 */
final class Forget {
    private Forget() {}

    static Said perform(Work.Forget work, Means means) throws IOException {
        List<Shelf> shelves = work.backups().stream().map(means::shelf).toList();
        for (Shelf shelf : shelves) if (Files.isDirectory(shelf.folder())) shelf.incomplete();
        for (Shelf shelf : shelves) {
            erase(shelf.folder());
            means.site().say("erased " + shelf.folder().getFileName());
        }
        return new Said.Done(new Found.Forgotten(work.backups()));
    }

    private static void erase(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) Files.deleteIfExists(path);
    }
}
