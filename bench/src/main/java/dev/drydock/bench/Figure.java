package dev.drydock.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One number of one contender.
 *
 * @param p50 of all values of all rounds together, as {@code p99}; of a rate, the median of the rounds and the worst one
 * @param rounds the median of each round: how far they differ is how noisy the machine was
 */
record Figure(double p50, double p99, int values, List<Double> rounds) {

    static Figure times(List<List<Double>> rounds) {
        List<Double> all = rounds.stream().flatMap(List::stream).sorted().toList();
        List<Double> medians =
                rounds.stream().map(r -> at(r.stream().sorted().toList(), 0.5)).toList();
        return new Figure(at(all, 0.5), at(all, 0.99), all.size(), medians);
    }

    static Figure rates(List<Double> rounds) {
        List<Double> sorted = new ArrayList<>(rounds).stream().sorted().toList();
        return new Figure(at(sorted, 0.5), sorted.getFirst(), sorted.size(), rounds);
    }

    /** The nearest value that is really there. */
    static double at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) return Double.NaN;
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return Math.round(sorted.get(Math.max(0, index)) * 1000) / 1000.0;
    }
}
