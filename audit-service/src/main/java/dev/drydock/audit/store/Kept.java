package dev.drydock.audit.store;

import dev.drydock.contract.record.Entry.Header;
import java.time.Instant;
import java.util.List;

/** An event as it is kept. */
public record Kept(
        long id,
        String run,
        long sequence,
        String type,
        String site,
        String actor,
        Instant time,
        String hash,
        byte[] value,
        List<Header> headers,
        int partition,
        long offset,
        Instant kept) {}
