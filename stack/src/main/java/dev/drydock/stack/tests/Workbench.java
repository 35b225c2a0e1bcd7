package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A checkout in which guards are taken out and put back, and what is built and tested there. */
final class Workbench {
    private static final Duration BUILD = Duration.ofMinutes(15);
    private static final Duration TEST = Duration.ofMinutes(10);
    /** A test that would wait for ever fails: that, too, is how a guard that is gone is noticed. */
    private static final List<String> EACH_IN_TIME = List.of(
            "-Djunit.jupiter.execution.timeout.testable.method.default=5m",
            "-Djunit.jupiter.execution.timeout.thread.mode.default=SEPARATE_THREAD");

    private final Path top;
    private final Maven maven;
    private final Reports reports;
    /** Modules whose built service has not the source that is there now. */
    private final Set<String> unpacked = new TreeSet<>();

    Workbench(Path top, String program) {
        this.top = top;
        this.maven = new Maven(top, program, new PrintStream(OutputStream.nullOutputStream()));
        this.reports = new Reports(top);
    }

    /** @return whether all of it could be built */
    boolean build() {
        return maven.run(List.of("-Dspotless.skip", "-Dmaven.test.skip=true", "package"), BUILD) == 0;
    }

    /** Taken out, its test run, put back. */
    Fate without(Guard guard) {
        Path file = top.resolve(guard.file());
        String source = Guard.text(file);
        write(file, guard.without(source));
        unpacked.add(guard.sourceModule());
        try {
            return run(List.of(guard)).get(guard);
        } finally {
            write(file, source);
            unpacked.add(guard.sourceModule());
        }
    }

    /** The tests of these guards, with the sources as they are. */
    Map<Guard, Fate> run(Collection<Guard> guards) {
        reports.clear();
        boolean packed = unpacked.isEmpty() || guards.stream().noneMatch(Guard::runsServices) || pack();
        boolean built = packed && maven.run(arguments(guards), TEST.multipliedBy(guards.size())) == 0;
        return guards.stream().collect(Collectors.toMap(g -> g, g -> built ? fate(g) : notBuilt()));
    }

    /** What a service is made of is in all of them. */
    private boolean pack() {
        List<String> arguments = new ArrayList<>(List.of("-Dspotless.skip", "-Dmaven.test.skip=true", "package"));
        if (unpacked.stream().allMatch(module -> module.endsWith("-service")))
            arguments.addAll(List.of("-pl", String.join(",", unpacked), "-am"));
        unpacked.clear();
        return maven.run(arguments, BUILD) == 0;
    }

    private static List<String> arguments(Collection<Guard> guards) {
        String modules = guards.stream().map(Guard::module).distinct().collect(Collectors.joining(","));
        Map<String, Set<String>> methods = guards.stream()
                .collect(Collectors.groupingBy(
                        Guard::className, Collectors.mapping(Guard::method, Collectors.toCollection(TreeSet::new))));
        String tests = methods.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue().contains("") ? "" : "#" + String.join("+", e.getValue())))
                .collect(Collectors.joining(","));
        List<String> arguments = new ArrayList<>(EACH_IN_TIME);
        arguments.addAll(List.of("-Dspotless.skip", "-Dsurefire.failIfNoSpecifiedTests=false"));
        arguments.addAll(List.of("-Dtests.with=", "-Dtests.without=", "-Dmaven.test.failure.ignore=true"));
        arguments.addAll(List.of("-Dtest=" + tests, "-pl", modules, "-am", "test"));
        return arguments;
    }

    private Fate fate(Guard guard) {
        return reports.of(guard.module(), guard.className())
                .map(r -> Fate.of(r, guard))
                .orElse(new Fate.Unknown("no test of it ran; the end of the log:\n" + logEnd()));
    }

    private Fate notBuilt() {
        return new Fate.Unknown("it could not be built, or took too long; the end of the log:\n" + logEnd());
    }

    String logEnd() {
        List<String> lines = Guard.text(maven.log()).lines().toList();
        List<String> errors =
                lines.stream().filter(l -> l.startsWith("[ERROR]")).toList();
        List<String> telling = errors.isEmpty() ? lines : errors;
        return telling.stream().skip(Math.max(0, telling.size() - 15)).collect(Collectors.joining("\n"));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Trouble("cannot write " + file + ": " + e, e);
        }
    }
}
