package dev.drydock.audit.keep;

import dev.drydock.contract.record.Head;

/** What a head says of a chain: true once that entry is here. */
public record Claim(long head, Head.Moved moved) {}
