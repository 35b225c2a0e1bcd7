package dev.drydock.audit.keep;

import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Seal;

/** A record of the topic as it came, and what its bytes alone say of it. */
public record Received(int partition, long offset, Entry entry, Seal.Read read) {}
