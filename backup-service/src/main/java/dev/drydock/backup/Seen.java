package dev.drydock.backup;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an archive says of a path beyond its listing.
 *
 * @param sha256 of a file's content; else empty
 * @param attributes extended attributes and ACLs, by tar's names
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"sha256", "attributes"})
record Seen(String sha256, Map<String, String> attributes) {
    Seen {
        attributes = Map.copyOf(attributes);
    }

    Hash addTo(Hash hash) {
        hash.add(sha256).add(attributes.size());
        new TreeMap<>(attributes).forEach((name, value) -> hash.add(name).add(value));
        return hash;
    }
}
