package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The guards of a checkout: a file each. */
public record Guards(Path top) {
    static final String FOLDER = "e2e/src/test/guards";

    public List<Guard> all() {
        try (Stream<Path> files = Files.list(top.resolve(FOLDER))) {
            return files.filter(f -> f.toString().endsWith(".guard"))
                    .sorted()
                    .map(Guard::read)
                    .toList();
        } catch (IOException e) {
            throw new Trouble("cannot read " + top.resolve(FOLDER) + ": " + e, e);
        }
    }

    /** @param list {@code all}: of every list */
    List<Guard> drawn(String list, String seed, int count) {
        return all().stream()
                .filter(g -> list.equals("all") || list.equals(g.list()))
                .sorted(Draw.by(seed, Guard::name))
                .limit(count)
                .toList();
    }
}
