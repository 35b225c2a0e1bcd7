package dev.drydock.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param times how many times as much Drydock is; below 1 for rates, where less is worse
 * @param gate what {@code times} must be; empty: nothing that decides anything
 */
record Row(String name, String unit, Figure drydock, Figure floor, double times, String gate, boolean held) {

    static Row of(String name, String unit, Figure drydock, Figure floor) {
        return new Row(name, unit, drydock, floor, drydock.p50() / floor.p50(), "", true);
    }

    Row atMost(double most) {
        return gated("≤ " + most, times <= most);
    }

    Row atLeast(double least) {
        return gated("≥ " + least, times >= least);
    }

    private Row gated(String gate, boolean held) {
        return new Row(name, unit, drydock, floor, times, gate, held);
    }

    static String head() {
        return "%-32s %19s   %19s   %s   %s"
                .formatted("", "Drydock  p50 /   p99", "floor  p50 /   p99", "times", "gate");
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%-32s %9.2f / %8.2f   %9.2f / %8.2f   %5.2f   %s",
                name + " (" + unit + ")",
                drydock.p50(),
                drydock.p99(),
                floor.p50(),
                floor.p99(),
                times,
                held ? gate : gate + "  MISSED");
    }
}
