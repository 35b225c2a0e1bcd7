package dev.drydock.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What can be measured, and what is read from it. */
enum Measure {
    ONE("one"),
    JOB("job"),
    FIFTY("fifty");

    final String word;

    Measure(String word) {
        this.word = word;
    }

    /** Those that are named; none: all. */
    static List<Measure> named(List<String> words) {
        List<Measure> some =
                Arrays.stream(values()).filter(m -> words.contains(m.word)).toList();
        return some.isEmpty() ? List.of(values()) : some;
    }

    Taken take(Contender who, Scale scale) throws Exception {
        return switch (this) {
            case ONE -> who.run(new Load(scale.singles(), 1, false, scale.most()));
            case JOB -> who.run(new Load(scale.jobs(), 1, true, scale.most()));
            case FIFTY -> who.run(new Load(scale.burst(), scale.streams(), false, scale.most()));
        };
    }

    List<Row> rows(List<Taken> drydock, List<Taken> floor) {
        List<Row> rows = new ArrayList<>();
        switch (this) {
            case ONE -> {
                rows.add(times("hop", drydock, floor, Taken::hops));
                rows.add(times("step", drydock, floor, Taken::steps));
                rows.add(times("saga of seven", drydock, floor, Taken::sagas).atMost(1.6));
            }
            case JOB -> {
                rows.add(times("step with a job", drydock, floor, Taken::steps));
                rows.add(times("saga of seven jobs", drydock, floor, Taken::sagas));
            }
            case FIFTY -> {
                rows.add(times("saga of seven, 50 at a time", drydock, floor, Taken::sagas));
                rows.add(Row.of("50 at a time", "sagas/s", rates(drydock), rates(floor))
                        .atLeast(0.2));
            }
        }
        return rows;
    }

    private static Row times(String name, List<Taken> drydock, List<Taken> floor, Function<Taken, List<Double>> what) {
        return Row.of(
                name,
                "ms",
                Figure.times(drydock.stream().map(what).toList()),
                Figure.times(floor.stream().map(what).toList()));
    }

    private static Figure rates(List<Taken> rounds) {
        return Figure.rates(
                rounds.stream().map(t -> t.sagas().size() / t.wall()).toList());
    }
}
