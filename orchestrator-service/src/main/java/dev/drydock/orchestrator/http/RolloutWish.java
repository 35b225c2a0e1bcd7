package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.recipe.VersionName;
import dev.drydock.orchestrator.rollout.Waves;
import dev.drydock.orchestrator.rollout.Wish;
import java.util.List;
import java.util.Map;

/**
 * What a person wants done with many sites. Either {@code sites}, or those that have all {@code labels} and the {@code recipe}.
 *
 * @param waves numbers of sites, shares like 25%, and at last {@code rest}; null: 1, 25%, rest
 * @param atOnce how many runs at most are under way; null: 5
 * @param pauseSeconds between two waves; null: none
 * @param stopAfter with so many failures no further run is begun; null: 1
 * @param dryRun only say which sites have their turn when
 */
public record RolloutWish(
        String to,
        List<String> sites,
        Map<String, String> labels,
        String recipe,
        List<String> waves,
        Integer atOnce,
        Long pauseSeconds,
        Integer stopAfter,
        String reason,
        String ticket,
        boolean dryRun) {
    private static final int MOST_AT_ONCE = 50;
    private static final long LONGEST_PAUSE = 7 * 24 * 3600;
    private static final int MOST_SITES = 1000;

    public RolloutWish {
        reason = Texts.line(reason);
        ticket = Texts.line(ticket);
    }

    static Problem nothing() {
        return Problems.bad(
                "rollout",
                "The rollout is not right",
                "nothing is said",
                "for example {\"to\": \"v2\", \"labels\": {\"env\": \"prod\"}}");
    }

    /** What is wrong with it whatever the sites are like is thrown. */
    Wish checked(String by) {
        Texts.bounded(reason, ticket);
        VersionName.check(to).ifPresent(why -> {
            throw bad("to", why);
        });
        List<String> inWaves = waves == null ? Waves.USUAL : waves;
        Waves.complaint(inWaves).ifPresent(why -> {
            throw bad("waves", why);
        });
        return new Wish(
                to,
                inWaves,
                (int) within("atOnce", atOnce, 5, 1, MOST_AT_ONCE),
                within("pauseSeconds", pauseSeconds, 0, 0, LONGEST_PAUSE),
                (int) within("stopAfter", stopAfter, 1, 1, MOST_SITES),
                by,
                reason,
                ticket);
    }

    private static long within(String key, Number said, long usual, long least, long most) {
        long value = said == null ? usual : said.longValue();
        if (value < least || value > most) throw bad(key, "it is from " + least + " to " + most + ", not " + value);
        return value;
    }

    private static Problem bad(String key, String why) {
        return Problems.bad(
                "rollout", "The rollout is not right", "`" + key + "`: " + why, "`drydock rollout start --help`");
    }
}
