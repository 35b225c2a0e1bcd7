package dev.drydock.contract.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.drydock.contract.record.Entry.Header;
import dev.drydock.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a copy of the record is written down: a line of JSON an entry, its bytes as base64. */
public final class Export {
    private Export() {}

    /**
     * @param key as text: a run's id
     * @param value base64
     * @param headers each with its value as base64
     */
    public record Line(
            @JsonProperty("key") String key,
            @JsonProperty("value") byte[] value,
            @JsonProperty("headers") List<Header> headers,
            @JsonProperty("partition") Integer partition,
            @JsonProperty("offset") Long offset) {}

    public static String line(Line line) {
        return Wire.text(line);
    }

    /** @throws Wire.Unreadable it is no line of an export */
    public static Entry entry(String line) throws Wire.Unreadable {
        try {
            Line read = Wire.JSON.readValue(line, Line.class);
            if (read == null || read.key() == null || read.value() == null)
                throw new Wire.Unreadable("key or value is missing");
            boolean whole = read.headers() == null
                    || read.headers().stream().allMatch(h -> h != null && h.name() != null && h.value() != null);
            if (!whole) throw new Wire.Unreadable("a header without name or value");
            return new Entry(read.key().getBytes(StandardCharsets.UTF_8), read.value(), read.headers());
        } catch (JsonProcessingException e) {
            throw new Wire.Unreadable("it is no JSON: " + e.getOriginalMessage());
        }
    }
}
