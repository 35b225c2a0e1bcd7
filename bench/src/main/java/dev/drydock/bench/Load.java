package dev.drydock.bench;

import java.time.Duration;

/**
 * @param job whether each step runs {@code true} as a process
 * @param most after that no further saga begins
 */
public record Load(int sagas, int atOnce, boolean job, Duration most) {}
