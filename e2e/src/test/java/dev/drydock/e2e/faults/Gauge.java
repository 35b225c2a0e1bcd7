package dev.drydock.e2e.faults;

import dev.drydock.e2e.Dock;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures each process again and again: what it has in memory, and of one that lives on what is left of its heap after a collection. */
final class Gauge {
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin/jcmd");

    private record Sample(long nanos, long bytes) {}

    private final Path script = script();
    private final List<String> living;
    private final List<String> mortal;
    private final Map<String, List<Sample>> samples = new TreeMap<>();

    Gauge(List<String> living, List<String> mortal) {
        this.living = living;
        this.mortal = mortal;
    }

    private static Path script() {
        try {
            return Files.writeString(Dock.DIR.resolve("measure"), "GC.run\nGC.heap_info\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that was started anew has a series of its own. */
    void measure() {
        for (String part : living) {
            Child child = Dock.STACK.process(part);
            heap(child.pid()).ifPresent(bytes -> add(part + " heap", bytes));
            add(part + " memory", child.memory());
        }
        for (String part : mortal) {
            Child child = Dock.STACK.process(part);
            if (child.alive()) add(part + " memory " + child.pid(), child.memory());
        }
    }

    private void add(String what, long bytes) {
        samples.computeIfAbsent(what, w -> new ArrayList<>()).add(new Sample(System.nanoTime(), bytes));
    }

    /** Of one that stands still nothing is told. */
    private OptionalLong heap(long pid) {
        try {
            String told = Tool.run(List.of(JCMD.toString(), String.valueOf(pid), "-f", script.toString()), Dock.DIR);
            return used(told);
        } catch (Trouble silent) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong used(String told) {
        Matcher m = USED.matcher(told);
        long kilobytes = 0;
        while (m.find()) kilobytes += Long.parseLong(m.group(1));
        return kilobytes == 0 ? OptionalLong.empty() : OptionalLong.of(kilobytes << 10);
    }

    /** Each without the first tenth of the whole time, in which classes are loaded and compiled. */
    List<Series> series(long begun) {
        long warm = begun + (System.nanoTime() - begun) / 10;
        return samples.entrySet().stream()
                .map(e -> series(
                        e.getKey(),
                        e.getValue().stream().filter(s -> s.nanos() > warm).toList()))
                .toList();
    }

    private static Series series(String what, List<Sample> some) {
        Duration span = some.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(some.getLast().nanos() - some.getFirst().nanos());
        return new Series(what, span, some.stream().map(Sample::bytes).toList());
    }
}
