package dev.drydock.stack.tests;

/** @param with and without: JUnit tags, as in the parent pom */
public record Suite(String name, String with, String without) {
    public static final Suite QUICK = new Suite("quick", "", "real,stack,systems,faults");
    public static final Suite USUAL = new Suite("usual", "", "systems,faults");
    public static final Suite SYSTEMS = new Suite("systems", "systems", "");
    public static final Suite FAULTS = new Suite("faults", "faults", "");
    public static final Suite ALL = new Suite("all", "", "");
}
