package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** What a participant says of an order. */
public record Answer(OrderId order, Family from, Said said, Instant at) {
    public static final String TYPE = "drydock.answer.v1";

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String type() {
        return TYPE;
    }
}
