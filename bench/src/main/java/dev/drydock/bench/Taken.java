package dev.drydock.bench;

import java.util.ArrayList;
import java.util.List;

/** What some sagas took, in milliseconds; {@code wall} is the whole, in seconds. */
public record Taken(List<Double> hops, List<Double> steps, List<Double> sagas, double wall) {

    public static Taken nothing() {
        return new Taken(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
    }

    public Taken in(double seconds) {
        return new Taken(hops, steps, sagas, seconds);
    }
}
