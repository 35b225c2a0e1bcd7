package dev.drydock.e2e.faults;

import dev.drydock.e2e.faults.Blow.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which fault comes when in a soak: the same ones for the same seed. Nobody is hit again before he is mended and has had a
 * moment, and all are mended at the end.
 *
 * @param what and how it is drawn against the others
 * @param longest seconds that it lasts
 */
record Blows(List<Chance> chances) {
    private static final int LEAST_APART = 2_000;
    private static final int MOST_APART = 5_000;
    private static final int SHORTEST = 500;
    private static final Duration BREATH = Duration.ofSeconds(8);

    record Chance(int weight, Kind kind, String part, int longest) {}

    /**
     * @param living who is never ended, for their memory is watched: they stand still, longer than a lease, or lose what they work with
     * @param mortal who also dies, and is ended cleanly
     */
    static Blows on(List<String> living, List<String> mortal) {
        List<Chance> all = new ArrayList<>();
        living.forEach(p -> all.add(new Chance(1, Kind.PAUSE, p, 20)));
        for (String p : mortal) {
            all.add(new Chance(4, Kind.KILL, p, 5));
            all.add(new Chance(1, Kind.RESTART, p, 2));
            all.add(new Chance(1, Kind.PAUSE, p, 20));
        }
        all.add(new Chance(3, Kind.KILL, "kafka", 8));
        all.add(new Chance(1, Kind.PAUSE, "kafka", 8));
        all.add(new Chance(3, Kind.KILL, "postgres", 8));
        all.add(new Chance(3, Kind.END_SESSIONS, "", 0));
        all.add(new Chance(2, Kind.REPEAT_ORDERS, "", 0));
        all.add(new Chance(2, Kind.REPEAT_ANSWERS, "", 0));
        all.add(new Chance(1, Kind.POISON, "", 0));
        return new Blows(all);
    }

    List<Blow> of(long seed, Duration length) {
        Random random = new Random(seed);
        Map<String, Duration> busy = new HashMap<>();
        List<Blow> blows = new ArrayList<>();
        Duration at = apart(random);
        for (; at.compareTo(length) < 0; at = at.plus(apart(random))) {
            Blow next = drawn(random, at);
            if (next.ends().compareTo(length) > 0
                    || next.at().compareTo(busy.getOrDefault(next.part(), Duration.ZERO)) < 0) continue;
            if (!next.part().isEmpty()) busy.put(next.part(), next.ends().plus(BREATH));
            blows.add(next);
        }
        return blows;
    }

    private static Duration apart(Random random) {
        return Duration.ofMillis(random.nextInt(LEAST_APART, MOST_APART));
    }

    private Blow drawn(Random random, Duration at) {
        int drawn = random.nextInt(chances.stream().mapToInt(Chance::weight).sum());
        int lasts = random.nextInt(1_000);
        for (Chance c : chances) {
            drawn -= c.weight();
            if (drawn < 0) return new Blow(at, c.kind(), c.part(), lasting(c.longest(), lasts));
        }
        throw new IllegalStateException("nothing to draw from");
    }

    private static Duration lasting(int longest, int ofThousand) {
        if (longest == 0) return Duration.ZERO;
        return Duration.ofMillis(SHORTEST + (longest * 1_000L - SHORTEST) * ofThousand / 1_000);
    }
}
