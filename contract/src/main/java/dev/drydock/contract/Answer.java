package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/** What a participant says of an order. */
@JsonPropertyOrder("type")
public record Answer(OrderId order, Family from, Said said, Instant at) {
    public static final String TYPE = "drydock.answer.v1";

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String type() {
        return TYPE;
    }
}
