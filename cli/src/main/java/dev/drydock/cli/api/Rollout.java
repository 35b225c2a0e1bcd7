package dev.drydock.cli.api;

import java.time.Instant;
import java.util.List;

/**
 * @param id null: it is not begun
 * @param standing going, held, stopped, cancelled, succeeded, ended
 * @param rest until when it pauses between two waves
 */
public record Rollout(
        String id,
        String to,
        String standing,
        String why,
        String next,
        int wave,
        int waves,
        Instant rest,
        long done,
        long failed,
        Instant started,
        Instant ended,
        List<Leg> sites) {

    public record Leg(String site, int wave, String stage, int attempt, String run, String why) {}

    public record Page(List<Rollout> items, String next) {
        public Page {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    public Rollout {
        sites = sites == null ? List.of() : List.copyOf(sites);
    }

    /** Nothing happens any more before a person says so. */
    public boolean rests() {
        return !"going".equals(standing) && !"cancelled".equals(standing);
    }
}
