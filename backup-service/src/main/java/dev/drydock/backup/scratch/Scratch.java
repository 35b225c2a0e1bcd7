package dev.drydock.backup.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of one order, gone when the order is over; what a worker that died left there goes first. */
public final class Scratch implements AutoCloseable {
    private final Path folder;

    public Scratch(Path all, String order) throws IOException {
        this.folder = all.resolve(order);
        close();
        Files.createDirectories(folder);
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
