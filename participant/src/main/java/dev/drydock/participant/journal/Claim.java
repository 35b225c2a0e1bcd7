package dev.drydock.participant.journal;

/** An order that this process has the lease of. */
public record Claim(String order, boolean stop, byte[] value, boolean begunBefore) {}
