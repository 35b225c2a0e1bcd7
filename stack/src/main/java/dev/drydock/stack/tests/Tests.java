package dev.drydock.stack.tests;

import dev.drydock.stack.Home;
import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a suite over all modules and says what came of it. */
public final class Tests {
    private static final int FIGURE_LINES = 60;

    private final Reports reports;
    private final Maven maven;
    private final PrintStream out;
    private final Path top;

    public Tests(Home home, String program, PrintStream out) {
        this.top = home.top();
        this.out = out;
        this.reports = new Reports(top);
        this.maven = new Maven(top, program, out);
    }

    /** Only the cells of the fault matrix whose names begin so. */
    public Outcome cells(String name) {
        return only(Suite.FAULTS, "MatrixTest", "-Dfaults.cell=" + name);
    }

    /** Only the soak. */
    public Outcome soak(int minutes) {
        return only(Suite.SOAK, "SoakTest", "-Dsoak.minutes=" + minutes);
    }

    private Outcome only(Suite suite, String fault, String property) {
        reports.clear();
        List<String> classes = List.of(fault);
        List<String> args = arguments(suite, classes);
        args.addFirst(property);
        return told(maven.run(args), suite, Optional.of(classes));
    }

    /** @param seed where given, only a tenth of the suite's classes and cells */
    public Outcome run(Suite suite, Optional<String> seed) {
        reports.clear();
        Optional<List<String>> chosen = seed.map(s -> new Tenth(top, s).of(suite.with()));
        chosen.ifPresent(c -> out.println("a tenth of --" + suite.name() + ", seed " + seed.get() + ": "
                + (c.isEmpty() ? "the suite is empty" : String.join(", ", c))));
        if (chosen.isPresent() && chosen.get().isEmpty()) return told(0, suite, chosen);
        List<String> args = arguments(suite, chosen.orElse(List.of()));
        seed.ifPresent(s -> args.addFirst("-Dfaults.tenth=" + s));
        return told(maven.run(args), suite, chosen);
    }

    private static List<String> arguments(Suite suite, List<String> classes) {
        List<String> args = new ArrayList<>(List.of(
                "-Dtests.with=" + suite.with(),
                "-Dtests.without=" + suite.without(),
                "--fail-at-end",
                "-Dmaven.test.failure.ignore=true",
                "-Dsurefire.failIfNoSpecifiedTests=false"));
        // most of a test's time is waiting; what measures nothing and breaks nothing on this machine has company
        if (suite == Suite.QUICK || suite == Suite.USUAL) args.addAll(List.of("--threads", "2"));
        if (!classes.isEmpty()) args.add("-Dtest=" + String.join(",", classes));
        args.add("test");
        return args;
    }

    private Outcome told(int exit, Suite suite, Optional<List<String>> classes) {
        List<Report> read = reports.read();
        Summary summary = new Summary(read);
        Features.Told features = Features.read(top).ran(suite, classes, read);
        figures();
        out.println();
        summary.lines().forEach(out::println);
        if (exit != 0) out.println("Maven itself failed (exit code " + exit + "): see " + maven.log());
        out.println(features.line());
        out.println(summary.count());
        return new Outcome(summary.count(), exit == 0 && summary.good() && features.good());
    }

    /** Measured on the way; other people's words, so a few lines of each. */
    private void figures() {
        for (Path file : reports.figures()) {
            out.println();
            out.println(top.relativize(file) + ":");
            try (var lines = Files.lines(file)) {
                lines.limit(FIGURE_LINES).forEach(l -> out.println("  " + l));
            } catch (IOException e) {
                throw new Trouble("cannot read " + file + ": " + e, e);
            }
        }
    }

    public record Outcome(String count, boolean good) {}
}
