package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.orchestrator.rollout.Fleet;
import dev.drydock.orchestrator.rollout.Leg;
import dev.drydock.orchestrator.rollout.Rollout;
import dev.drydock.orchestrator.store.RolloutRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A rollout as people see it.
 *
 * @param standing going, held, stopped, succeeded, ended
 * @param why it stands so; null: nothing to say
 * @param next what a person can do; null: nothing
 * @param rest until when it pauses between two waves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutView(
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
        int atOnce,
        long pauseSeconds,
        int stopAfter,
        String by,
        String reason,
        String ticket,
        Instant started,
        Instant ended,
        List<LegView> sites) {

    /** @param stage planned, beginning, underway, waiting, done, passed, failed, left */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LegView(String site, int wave, String stage, int attempt, String run, String why) {}

    static RolloutView of(RolloutRow row) {
        return of(row.id, Fleet.rollout(row), row.started, row.ended);
    }

    /** One that is not begun. */
    static RolloutView of(Rollout rollout) {
        return of(null, rollout, null, null);
    }

    private static RolloutView of(String id, Rollout r, Instant started, Instant ended) {
        int waves = r.legs().stream().mapToInt(Leg::wave).max().orElse(0) + 1;
        return new RolloutView(
                id,
                r.wish().to(),
                word(r.standing()),
                r.why(),
                next(id, r.standing(), count(r, Leg.Stage.FAILED)),
                Math.min(r.wave() + 1, waves),
                waves,
                r.rest(),
                count(r, Leg.Stage.DONE) + count(r, Leg.Stage.PASSED),
                count(r, Leg.Stage.FAILED),
                r.wish().atOnce(),
                r.wish().pauseSeconds(),
                r.wish().stopAfter(),
                r.wish().by(),
                r.wish().reason(),
                r.wish().ticket(),
                started,
                ended,
                r.legs().stream().map(RolloutView::leg).toList());
    }

    private static LegView leg(Leg l) {
        return new LegView(l.site(), l.wave() + 1, word(l.stage()), l.attempt(), l.run(), l.why());
    }

    private static long count(Rollout r, Leg.Stage stage) {
        return r.legs().stream().filter(l -> l.stage() == stage).count();
    }

    private static String next(String id, Rollout.Standing standing, long failed) {
        return switch (standing) {
            case STOPPED ->
                "`drydock rollout retry " + id
                        + "` tries what failed once more and goes on; `resume` leaves it as it is and"
                        + " goes on; `cancel` ends the rollout";
            case HELD -> "`drydock rollout resume " + id + "` goes on; `cancel` ends it";
            case ENDED -> failed == 0 ? null : "`drydock rollout retry " + id + "` tries what failed once more";
            case GOING, CANCELLED, SUCCEEDED -> null;
        };
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
