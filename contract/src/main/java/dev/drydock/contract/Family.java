package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who answers an order. The family is the address: one topic each. */
public enum Family {
    @JsonProperty("maintenance")
    MAINTENANCE("maintenance"),
    @JsonProperty("backup")
    BACKUP("backup"),
    @JsonProperty("vcs")
    VCS("vcs"),
    @JsonProperty("migration")
    MIGRATION("migration");

    private final String word;

    Family(String word) {
        this.word = word;
    }

    /** As it stands on the wire, in key names and in topics. */
    public String word() {
        return word;
    }

    public String topic() {
        return "drydock.orders." + word;
    }
}
