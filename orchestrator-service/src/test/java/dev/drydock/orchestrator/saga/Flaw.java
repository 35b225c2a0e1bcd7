package dev.drydock.orchestrator.saga;

/** What is broken on purpose, so that the simulation is seen to find it. */
enum Flaw {
    NONE,
    /** {@code pending} gives another attempt each time that it is asked. */
    ASKS_ANEW,
    /** Nobody asks again. */
    NO_WATCHDOG,
    /** A participant does not know the orders again that it was given: neither its journal nor the jobs' folders. */
    FORGETS,
    /** A stop of an unknown order leaves no word behind, neither in the journal nor on the host. */
    NO_TOMBSTONES,
    /** The site's host lets in who comes late. */
    NO_LOCK,
    /** A restore says done and has put nothing back, and the prove looks away. */
    EMPTY_RESTORE
}
