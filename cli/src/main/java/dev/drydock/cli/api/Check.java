package dev.drydock.cli.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;

/** @param run the open one; null: none */
public record Check(String site, boolean well, Version version, String run, List<String> looked, List<Remark> found) {
    public Check {
        looked = looked == null ? List.of() : List.copyOf(looked);
        found = found == null ? List.of() : List.copyOf(found);
    }

    /** @param sign one word: pending, newer, drift, split, doors, unasked … */
    public record Remark(
            String sign,
            String what,
            @JsonDeserialize(using = Json.Block.class) String where,
            @JsonDeserialize(using = Json.Block.class) String evidence,
            String next) {}
}
