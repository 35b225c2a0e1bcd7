package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** What goes wrong in a seed's world, and how often. Once calm, nothing does any more. */
final class Fortune {
    enum Strike {
        LOST,
        DOUBLED,
        LATE,
        CRASH,
        FREEZE,
        REFUSED,
        FAILED,
        INTERRUPTED,
        NO_PROOF,
        BAD_RESTORE,
        AILS,
        A_PERSON
    }

    /** In most worlds only some of it goes wrong: else few runs would come beyond their beginning. */
    private static final double[] OFTEN = {0, 0, 0.01, 0.05, 0.2};

    private static final double[] SELDOM = {0, 0, 0, 0.01, 0.04};
    private static final Set<Strike> ENDS_IT =
            EnumSet.of(Strike.REFUSED, Strike.FAILED, Strike.INTERRUPTED, Strike.NO_PROOF, Strike.A_PERSON);

    private static final List<String> TAILS = List.of("", "", "dup", "half", "x");

    private final SplittableRandom random;
    private final Map<Strike, Double> rates = new EnumMap<>(Strike.class);
    private final Map<Strike, Integer> struck = new EnumMap<>(Strike.class);
    private boolean calm;

    Fortune(long seed) {
        random = new SplittableRandom(seed);
        for (Strike s : Strike.values()) {
            double[] of = ENDS_IT.contains(s) ? SELDOM : OFTEN;
            rates.put(s, of[random.nextInt(of.length)]);
        }
    }

    void calm() {
        calm = true;
    }

    Map<Strike, Integer> struck() {
        return struck;
    }

    boolean strikes(Strike s) {
        boolean yes = !calm && random.nextDouble() < rates.get(s);
        if (yes) struck.merge(s, 1, Integer::sum);
        return yes;
    }

    long between(long from, long to) {
        return random.nextLong(from, to);
    }

    /** On the way through the broker. */
    long delay() {
        return strikes(Strike.LATE) ? between(50, 200_000) : between(1, 50);
    }

    long work() {
        return calm ? between(10, 100) : between(10, 1_500);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** How an order will end, as far as that is not the site's to say. */
    Said outcome(Work work) {
        if (strikes(Strike.REFUSED)) return new Said.Refused("not begun", "x");
        if (strikes(Strike.FAILED)) return new Said.Failed("exit 1", "x", one(TAILS));
        if (strikes(Strike.INTERRUPTED)) return new Said.Interrupted("nobody saw the end", "");
        if (strikes(Strike.NO_PROOF)) return Said.Done.nothing();
        if (work instanceof Work.Examine && strikes(Strike.AILS)) return Answers.ails();
        return Answers.good(work);
    }
}
