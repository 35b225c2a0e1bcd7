package dev.drydock.stack.tests;

import java.util.List;

/** What became of a guard's test. */
sealed interface Fate {
    record Passed() implements Fate {}

    record Failed(String message) implements Fate {}

    record Unknown(String why) implements Fate {}

    /** A failure that belongs to no test is one of what surrounds them, and tells nothing of the guard. */
    static Fate of(Report report, Guard guard) {
        String prefix = guard.className() + "." + guard.method();
        List<Report.Failed> failed = report.failed().stream()
                .filter(f -> f.test().startsWith(prefix))
                .toList();
        List<Report.Failed> named = failed.stream()
                .filter(f -> f.test().length() > guard.className().length() + 1)
                .toList();
        if (!named.isEmpty())
            return new Failed(named.getFirst().test() + ": " + named.getFirst().message());
        if (!failed.isEmpty())
            return new Unknown(
                    "it failed outside of its tests: " + failed.getFirst().message());
        for (Report.Skipped skipped : report.skipped())
            if (skipped.test().startsWith(prefix)) return new Unknown("it was skipped: " + skipped.reason());
        return !report.passed().isEmpty() ? new Passed() : new Unknown("no test of it ran");
    }
}
