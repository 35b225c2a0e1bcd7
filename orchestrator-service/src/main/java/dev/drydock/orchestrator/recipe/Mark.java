package dev.drydock.orchestrator.recipe;

/** A place in a file; both count from 1. */
record Mark(int line, int column) {
    static final Mark START = new Mark(1, 1);
}
