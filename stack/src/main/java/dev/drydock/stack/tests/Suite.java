package dev.drydock.stack.tests;

import java.util.Arrays;
import java.util.Set;

/** @param with and without: JUnit tags, as in the parent pom */
public record Suite(String name, String with, String without) {
    public static final Suite QUICK = new Suite("quick", "", "real,stack,systems,faults");
    public static final Suite USUAL = new Suite("usual", "", "systems,faults");
    public static final Suite SYSTEMS = new Suite("systems", "systems", "");
    public static final Suite FAULTS = new Suite("faults", "faults", "soak");

    /** Twenty minutes for itself. */
    public static final Suite SOAK = new Suite("soak", "soak", "");

    public static final Suite ALL = new Suite("all", "", "");

    boolean runs(Set<String> tags) {
        return (with.isEmpty() || any(with, tags)) && !any(without, tags);
    }

    private static boolean any(String of, Set<String> tags) {
        return Arrays.stream(of.split(",")).anyMatch(tags::contains);
    }
}
