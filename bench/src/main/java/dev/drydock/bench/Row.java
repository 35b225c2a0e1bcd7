package dev.drydock.bench;

import java.util.Locale;

/** One line of the table. @param times how many times as much Drydock is; below 1 for rates, where less is worse */
record Row(String name, String unit, Figure drydock, Figure floor, double times) {

    static Row of(String name, String unit, Figure drydock, Figure floor) {
        return new Row(name, unit, drydock, floor, Math.round(drydock.p50() / floor.p50() * 100) / 100.0);
    }

    static String head() {
        return "%-32s %19s   %19s   %s".formatted("", "Drydock  p50 /   p99", "floor  p50 /   p99", "times");
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%-32s %9.2f / %8.2f   %9.2f / %8.2f   %5.2f",
                name + " (" + unit + ")",
                drydock.p50(),
                drydock.p99(),
                floor.p50(),
                floor.p99(),
                times);
    }
}
