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
        Behind behind,
        Current run,
        Kept backup,
        @JsonDeserialize(using = Json.Block.class) String yaml) {

    /**
     * @param standing behind, up-to-date, nothing-heard or unknown
     * @param since when the first release newer than the site's own was heard of; null: it is not behind
     */
    public record Behind(String standing, Instant since, String newest) {}

    public record Current(String id, Run.State state) {}

    public record Kept(String id, Instant verified) {}

    public record Page(List<Site> items) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
