package dev.drydock.bench.floor;

/** Lengths of Drydock's own messages and columns, in bytes, as found in this very run. */
public record Sizes(int order, int answer, int entry, int state, int plan) {}
