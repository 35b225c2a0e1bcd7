package dev.drydock.stack.tests;

import dev.drydock.stack.Home;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes guards out of a copy of what is committed, one at a time: the test of each must pass while its guard is there,
 * and fail without it.
 */
public final class Removals {
    private static final int MESSAGE = 200;

    private final Path top;
    private final String program;
    private final PrintStream out;

    public Removals(Home home, String program, PrintStream out) {
        this.top = home.top();
        this.program = program;
        this.out = out;
    }

    /** @param verdict caught, NOT CAUGHT, or UNKNOWN where the test could not be run as it must be */
    public record Removal(String guard, String shows, String test, String verdict, long seconds, String said) {}

    public record Outcome(String seed, List<Removal> removals, boolean good) {}

    public Outcome run(String list, String seed, int count) {
        try (Copy copy = new Copy(top)) {
            Guards guards = new Guards(copy.folder);
            List<Guard> drawn = guards.drawn(list, seed, count);
            out.println("guards: " + drawn.size() + " of " + guards.all().size() + " (list " + list + ", seed " + seed
                    + ") are taken out of a copy of commit " + commit());
            refuse(drawn, copy.folder);
            List<Removal> removals = removals(drawn, new Workbench(copy.folder, program));
            long caught =
                    removals.stream().filter(r -> r.verdict().equals("caught")).count();
            out.println(caught + " of " + drawn.size() + " guards: their test fails without them");
            return new Outcome(seed, removals, caught == drawn.size());
        }
    }

    private static void refuse(List<Guard> drawn, Path copy) {
        if (drawn.isEmpty()) throw new Trouble("no guard is of that list; nothing was run");
        for (Guard guard : drawn)
            guard.stale(copy).ifPresent(why -> {
                throw new Trouble("the guard " + Guards.FOLDER + "/" + guard.name() + ".guard is stale: " + why
                        + "; nothing was run. Write down what the guard is now, and commit it");
            });
    }

    private List<Removal> removals(List<Guard> drawn, Workbench bench) {
        if (!bench.build())
            throw new Trouble("what is committed cannot be built; the end of the log:\n" + bench.logEnd());
        long began = System.nanoTime();
        Map<Guard, Fate> whole = bench.run(drawn);
        out.println("their tests with all guards in place: " + since(began) + " s");
        List<Removal> removals = new ArrayList<>();
        for (Guard guard : drawn) {
            long from = System.nanoTime();
            Removal removal = whole.get(guard) instanceof Fate.Passed
                    ? judged(guard, bench.without(guard), since(from))
                    : removal(guard, "UNKNOWN", 0, "with its guard in place: " + whole.get(guard));
            out.println(line(removal));
            removals.add(removal);
        }
        return removals;
    }

    private static Removal judged(Guard guard, Fate fate, long seconds) {
        return switch (fate) {
            case Fate.Failed(String message) -> removal(guard, "caught", seconds, message);
            case Fate.Passed() -> removal(guard, "NOT CAUGHT", seconds, "its test passes without it: " + guard.shows());
            case Fate.Unknown(String why) -> removal(guard, "UNKNOWN", seconds, why);
        };
    }

    private static Removal removal(Guard guard, String verdict, long seconds, String said) {
        return new Removal(guard.name(), guard.shows(), guard.module() + " " + guard.test(), verdict, seconds, said);
    }

    private static String line(Removal r) {
        String said = r.verdict().equals("caught") ? Summary.shortened(r.said(), MESSAGE) : r.said();
        return "  %-10s %4d s  %-36s %s%n                     %s"
                .formatted(r.verdict(), r.seconds(), r.guard(), r.test(), said);
    }

    private String commit() {
        boolean all = Tool.run(List.of("git", "status", "--porcelain"), top).isBlank();
        String commit =
                Tool.run(List.of("git", "rev-parse", "--short", "HEAD"), top).strip();
        return commit + (all ? "" : "; what is not committed here is not in it");
    }

    private static long since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }
}
