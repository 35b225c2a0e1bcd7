package dev.drydock.bench;

import dev.drydock.bench.floor.Sizes;
import dev.drydock.cli.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** All that was measured. @param rounds how many there was time for */
record Report(Machine machine, boolean quick, double seconds, int rounds, Idle idle, Sizes bytes, List<Row> rows) {

    boolean good() {
        return rows.stream().allMatch(Row::held);
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.write(this) + "\n");
    }

    String text() {
        StringBuilder b = new StringBuilder();
        b.append(Row.head()).append('\n');
        rows.forEach(r -> b.append(r.text()).append('\n'));
        b.append(String.format(
                Locale.ROOT,
                "%nstack: ready after %.1f s from an empty folder; idle %d MiB %s%n",
                idle.startSeconds(),
                idle.totalMiB(),
                idle.memoryMiB()));
        b.append(String.format(
                Locale.ROOT,
                "machine: %d cores (%s), %d MiB, load %.1f, JDK %s%n%s, commit %s, %d rounds in %.0f s%n",
                machine.cores(),
                machine.processor(),
                machine.memoryMiB(),
                machine.load(),
                machine.jdk(),
                machine.date(),
                machine.commit(),
                rounds,
                seconds));
        return b + "A rate's p50 and p99 are its median and its worst round. How each is made: bench/README.md";
    }
}
