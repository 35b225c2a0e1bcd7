package dev.drydock.orchestrator.http;

/** What was kept, by the name that stands in it. */
public record Named(String name) {}
