package dev.drydock.orchestrator.http;

/** What of the outside answers now. */
public interface Reach {
    boolean broker();
}
