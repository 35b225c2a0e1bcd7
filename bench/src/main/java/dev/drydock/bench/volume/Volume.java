package dev.drydock.bench.volume;

import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a backup and a restore by Drydock cost beside the plain pipeline, which keeps no promise about either. */
public final class Volume {
    public static final List<String> KINDS = List.of("files", "mariadb", "postgresql");
    private static final double GATE = 0.9;
    private static final double CHANGED_GATE = 0.10;

    private Volume() {}

    /**
     * @param share of the plain pipeline's speed, the median of the rounds, for the machine is never the same for long; of the changed
     *     copy, of the full one's time
     */
    public record Line(String what, double drydock, double plain, double share, boolean good) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "%-40s %9.2f s %9.2f s   %5.2f  %s",
                    what,
                    drydock,
                    plain,
                    share,
                    good ? "" : "MISSED");
        }
    }

    public static List<Line> measure(Path dir, boolean quick, List<String> kinds) throws Exception {
        List<Line> lines = new ArrayList<>();
        int rounds = quick ? 1 : 4;
        try (Stack stack = Stack.start(dir.resolve("stack"), Options.free())) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            for (String kind : kinds) {
                Path folder = Files.createDirectories(dir.resolve(kind));
                try (Bulk bulk = Bulk.of(kind, folder, stack, size(kind, quick))) {
                    lines.addAll(measure(kind, bulk, rounds));
                }
            }
        }
        return lines;
    }

    /** Two gigabytes each, as dumped or read. */
    private static int size(String kind, boolean quick) {
        int all = kind.equals("files") ? 100_000 : 1_900_000;
        return quick ? all / 20 : all;
    }

    private static List<Line> measure(String kind, Bulk bulk, int rounds) throws Exception {
        List<Double> back = new ArrayList<>();
        List<Double> plainBack = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> plainAgain = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            back.add(bulk.backup());
            plainBack.add(bulk.plainBackup());
            bulk.spoil();
            again.add(bulk.restore());
            plainAgain.add(bulk.plainRestore());
            System.err.printf(
                    Locale.ROOT,
                    "%s, round %d%s: backup %.2f, plain %.2f; restore %.2f, plain %.2f%n",
                    kind,
                    i + 1,
                    i == 0 && rounds > 1 ? " (not counted: a service that was just started)" : "",
                    back.getLast(),
                    plainBack.getLast(),
                    again.getLast(),
                    plainAgain.getLast());
        }
        if (rounds > 1) List.of(back, plainBack, again, plainAgain).forEach(List::removeFirst);
        List<Line> lines = new ArrayList<>();
        lines.add(line("backup of " + kind, back, plainBack));
        lines.add(line("restore of " + kind, again, plainAgain));
        if (kind.equals("files")) {
            lines.add(changed(bulk, Math.max(1, rounds - 1)));
        }
        return lines;
    }

    private static Line changed(Bulk bulk, int rounds) throws Exception {
        List<Double> closed = new ArrayList<>();
        List<Double> open = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Bulk.Changed changed = bulk.changed();
            closed.add(changed.closed());
            open.add(changed.open());
            System.err.printf(
                    Locale.ROOT,
                    "files, 1 %% changed, round %d: closed %.2f, open %.2f%n",
                    i + 1,
                    closed.getLast(),
                    open.getLast());
        }
        double share = shares(closed, open);
        return new Line(
                "1 % changed: copy behind closed doors", median(closed), median(open), share, share < CHANGED_GATE);
    }

    private static Line line(String what, List<Double> drydock, List<Double> plain) {
        double share = shares(plain, drydock);
        return new Line(what, median(drydock), median(plain), Math.floor(share * 100) / 100, share >= GATE);
    }

    /** Round by round. */
    private static double shares(List<Double> of, List<Double> by) {
        return median(IntStream.range(0, of.size())
                .mapToObj(i -> of.get(i) / by.get(i))
                .toList());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    public static String text(List<Line> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%-40s %11s %11s   %5s%n", "", "Drydock", "plain", "share"));
        lines.forEach(line -> text.append(line.text()).append('\n'));
        text.append(
                "Times are medians; a share is the median of the rounds' own. The first round of a full run is not counted.\n");
        return text.toString();
    }
}
