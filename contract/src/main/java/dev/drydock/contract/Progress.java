package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * Output of a running order, for people who watch. May be lost.
 *
 * @param percent -1: not known
 */
@JsonPropertyOrder("type")
public record Progress(OrderId order, Instant at, int percent, List<String> lines) {
    public static final String TYPE = "drydock.progress.v1";

    public Progress {
        lines = List.copyOf(lines);
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String type() {
        return TYPE;
    }
}
