package dev.drydock.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Product and floor in turn, so that what else the machine does hits both. */
final class Rounds {
    private final Scale scale;
    private final long begin;
    private final List<Measure> measures;
    private final Map<Measure, List<Taken>> drydock = new EnumMap<>(Measure.class);
    private final Map<Measure, List<Taken>> floor = new EnumMap<>(Measure.class);
    private int done;

    Rounds(Scale scale, long begin, List<Measure> measures) {
        this.scale = scale;
        this.begin = begin;
        this.measures = measures;
    }

    Scale scale() {
        return scale;
    }

    int done() {
        return done;
    }

    /** Compiled code, filled caches, connections: they cost the first sagas many times as much. */
    void warm(Contender who) throws Exception {
        who.run(new Load(scale.warm(), scale.streams(), false, scale.most()));
        who.run(new Load(scale.singles(), 1, false, scale.most()));
        if (measures.contains(Measure.JOB)) who.run(new Load(1, 1, true, scale.most()));
    }

    void run(Contender product, Contender low) throws Exception {
        long longest = 0;
        while (done < scale.rounds()
                && (done == 0
                        || System.nanoTime() - begin + longest < scale.limit().toNanos())) {
            Main.say("round " + (done + 1) + " of " + scale.rounds());
            long start = System.nanoTime();
            for (Measure m : measures) {
                drydock.computeIfAbsent(m, x -> new ArrayList<>()).add(m.take(product, scale));
                floor.computeIfAbsent(m, x -> new ArrayList<>()).add(m.take(low, scale));
            }
            longest = Math.max(longest, System.nanoTime() - start);
            done++;
        }
    }

    List<Row> rows() {
        return measures.stream()
                .flatMap(m -> m.rows(drydock.get(m), floor.get(m)).stream())
                .toList();
    }
}
