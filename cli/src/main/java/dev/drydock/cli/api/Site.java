package dev.drydock.cli.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;

public record Site(
        String name,
        String recipe,
        String root,
        String url,
        Version version,
        Current run,
        Kept backup,
        @JsonDeserialize(using = Json.Block.class) String yaml) {

    public record Current(String id, Run.State state) {}

    public record Kept(String id, Instant verified) {}

    public record Page(List<Site> items) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
