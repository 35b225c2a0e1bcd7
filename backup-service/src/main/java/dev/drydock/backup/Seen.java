package dev.drydock.backup;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an archive says of a path beyond its listing.
 *
 * @param sha256 of a file's content; else empty
 * @param attributes extended attributes and ACLs, by tar's names
 */
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
