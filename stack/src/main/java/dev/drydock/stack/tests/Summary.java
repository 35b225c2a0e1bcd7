package dev.drydock.stack.tests;

import java.util.ArrayList;
import java.util.List;

/** What is printed at the end; its last line is the count. */
record Summary(List<Report> reports) {
    private static final int MESSAGE = 300;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Report r : reports) {
            if (r.all() == 0) continue;
            lines.add("%-22s %5d passed %4d failed %4d skipped"
                    .formatted(
                            r.module(),
                            r.passed().size(),
                            r.failed().size(),
                            r.skipped().size()));
            r.servers().ifPresent(s -> lines.add("    " + shortened(s)));
            r.failed().forEach(f -> lines.add("    FAILED  " + f.test() + ": " + shortened(f.message())));
            r.skipped().forEach(s -> lines.add("    skipped " + s.test() + ": " + reason(s.reason())));
        }
        return lines;
    }

    String count() {
        int passed = reports.stream().mapToInt(r -> r.passed().size()).sum();
        int failed = reports.stream().mapToInt(r -> r.failed().size()).sum();
        int skipped = reports.stream().mapToInt(r -> r.skipped().size()).sum();
        if (passed + failed + skipped == 0) return "0 tests";
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }

    boolean good() {
        return reports.stream().allMatch(r -> r.failed().isEmpty());
    }

    private static String reason(String given) {
        return given.isBlank() ? "NO REASON GIVEN" : shortened(given);
    }

    private static String shortened(String message) {
        return shortened(message, MESSAGE);
    }

    static String shortened(String message, int most) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.length() > most ? line.substring(0, most) + "…" : line;
    }
}
