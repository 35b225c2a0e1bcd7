package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;

/**
 * One entry of the public record: a CloudEvent 1.0 in structured mode. Ids, counts and hashes only, never rows, SQL or
 * output. Gapless per run and chained: {@code previoushash} is the SHA-256 of the run's previous value as sent.
 *
 * @param type {@code dev.drydock.<what>.<past tense>.v1}
 * @param subject the site
 * @param sequence 1, 2, 3 … within the run
 * @param previoushash empty for the first
 * @param actor who asked for it: a person's token name, or {@code drydock}
 * @param causationid the order or request that led to it
 */
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "run",
    "sequence",
    "previoushash",
    "actor",
    "causationid",
    "data"
})
public record Event(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String run,
        long sequence,
        String previoushash,
        String actor,
        String causationid,
        Map<String, Object> data) {

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String specversion() {
        return "1.0";
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String datacontenttype() {
        return "application/json";
    }
}
