package dev.drydock.audit.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.drydock.contract.record.Entry.Header;
import java.time.Instant;
import java.util.List;

/**
 * An event as it is kept.
 *
 * @param previous the hash of the one before, which {@code value} says too
 */
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
        Instant kept,
        @JsonIgnore String previous) {}
