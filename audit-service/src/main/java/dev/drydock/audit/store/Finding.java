package dev.drydock.audit.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.contract.record.Entry.Header;
import java.time.Instant;
import java.util.List;

/**
 * A piece of evidence.
 *
 * @param open false: what was missing has come since, or a person has closed it
 * @param bytes how many its record has; null: it is what is not there
 * @param value only where one finding is asked for
 * @param closed null: nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        long id,
        String what,
        String run,
        long sequence,
        long until,
        String why,
        boolean open,
        Instant found,
        Integer partition,
        Long offset,
        Integer bytes,
        byte[] key,
        byte[] value,
        List<Header> headers,
        Closed closed) {
    /** Said beside it by a person; the evidence stays. */
    public record Closed(String by, String reason, Instant at) {}
}
