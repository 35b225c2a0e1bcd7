package dev.drydock.orchestrator.saga;

/** What an order may change. */
public enum Touch {
    CODE,
    FILES,
    DATABASE,
    SERVICES,
    DOORS
}
