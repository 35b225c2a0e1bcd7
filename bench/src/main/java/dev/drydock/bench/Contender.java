package dev.drydock.bench;

/** One of the two that are measured side by side. */
public interface Contender {
    /** A saga has seven steps, of these families in this order: an open backup. */
    int STEPS = 7;

    String name();

    Taken run(Load load) throws Exception;
}
