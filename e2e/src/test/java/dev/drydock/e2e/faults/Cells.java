package dev.drydock.e2e.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every fault at every moment of every order of the plan. */
record Cells(List<Cell> possible, Map<String, Integer> impossible) {

    static Cells of(List<Planned> plan) {
        List<Cell> possible = new ArrayList<>();
        Map<String, Integer> impossible = new TreeMap<>();
        for (Fault fault : Fault.values()) {
            for (Moment moment : fault.moments()) {
                for (Planned order : plan) {
                    fault.impossible(order)
                            .or(() -> moment.impossible(order))
                            .ifPresentOrElse(
                                    rule -> impossible.merge(moment + ": " + rule, 1, Integer::sum),
                                    () -> possible.add(new Cell(fault, moment, order, order.previous(plan))));
                }
            }
        }
        return new Cells(possible, impossible);
    }

    void tell() {
        int all =
                possible.size() + impossible.values().stream().mapToInt(i -> i).sum();
        Figures.say("%d cells, %d of them possible", all, possible.size());
        impossible.forEach((rule, count) -> Figures.say("  %4d impossible %s", count, rule));
    }
}
