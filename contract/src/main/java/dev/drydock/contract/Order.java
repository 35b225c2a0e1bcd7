package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/** One thing asked of one participant. Asked again it is the same in every field but {@code issued}. */
@JsonPropertyOrder("type")
public record Order(OrderId id, Place place, Work work, Instant issued) {
    public static final String TYPE = "drydock.order.v1";

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String type() {
        return TYPE;
    }

    /** Only the newest epoch may work on a site. */
    public long epoch() {
        return id.attempt();
    }
}
