package dev.drydock.backup;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a database is, beside its rows' order on disk.
 *
 * @param dump SHA-256 of its dump
 * @param properties the settings that lie in the file, and the file's own: owner, group, mode, attributes
 */
record Facts(String dump, Map<String, String> properties, long tables, long rows, long bytes) {
    Facts {
        properties = Map.copyOf(properties);
    }

    String fingerprint() {
        Hash hash = new Hash().add(dump);
        new TreeMap<>(properties).forEach((name, value) -> hash.add(name).add(value));
        return hash.hex();
    }
}
