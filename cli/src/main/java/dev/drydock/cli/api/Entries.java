package dev.drydock.cli.api;

import java.util.List;

/** A run's public record. The value is the bytes as they were sent: only they can be verified. */
public record Entries(List<Entry> items) {
    public Entries {
        items = items == null ? List.of() : List.copyOf(items);
    }

    public record Entry(long sequence, byte[] value, String key, byte[] signature, String keyId) {
        public Entry {
            value = value == null ? new byte[0] : value;
        }
    }
}
