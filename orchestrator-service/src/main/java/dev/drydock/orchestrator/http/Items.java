package dev.drydock.orchestrator.http;

import java.util.List;

/** All of a list that is never long. */
public record Items<T>(List<T> items) {}
