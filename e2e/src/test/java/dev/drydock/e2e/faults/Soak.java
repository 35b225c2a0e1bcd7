package dev.drydock.e2e.faults;

import dev.drydock.e2e.PublicRecord;
import dev.drydock.stack.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sites that are always at work, blows that come meanwhile, and what is found when it has become quiet. */
final class Soak {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration MEASURE = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final long HEAP_NOISE = 6 << 20;
    private static final long MEMORY_NOISE = 16 << 20;

    private final List<Blow> blows;
    private final Lookout lookout;
    private final Nemesis nemesis;
    private final Gauge gauge;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> under = new ArrayList<>();
    private volatile boolean looking = true;
    private volatile boolean measuring = true;
    private List<Series> memory = List.of();

    Soak(int sites, long seed, Duration length, List<String> living, List<String> mortal) {
        this.blows = Blows.on(living, mortal).of(seed, length);
        this.lookout = new Lookout(Stream.concat(living.stream(), mortal.stream())
                .filter(name -> name.startsWith("orchestrator"))
                .toList());
        this.nemesis = new Nemesis(lookout, living, mortal);
        this.gauge = new Gauge(living, mortal);
        for (int i = 0; i < sites; i++) lanes.add(new Lane(MatrixSite.open(), lookout, new Random(seed + i)));
    }

    /** Returns when the last blow is mended. */
    void runs() throws InterruptedException {
        long begun = System.nanoTime();
        lanes.forEach(lane -> under.add(Thread.ofVirtual().start(lane::run)));
        again(() -> looking, LOOK, lookout::look);
        Thread gauging = again(() -> measuring, MEASURE, gauge::measure);
        nemesis.plays(blows);
        measuring = false;
        gauging.join(LONG);
        memory = gauge.series(begun);
        Figures.say("soak: %d blows %s", blows.size(), counted(blows, Blow::kind));
        Figures.say(
                "soak: %d of them missed, since the broker or the database was away; %d times a process was dead and started again",
                nemesis.missed(), nemesis.again());
    }

    private static Thread again(BooleanSupplier still, Duration every, Runnable work) {
        return Thread.ofVirtual().start(() -> {
            while (still.getAsBoolean()) {
                work.run();
                Kill.lasting(every);
            }
        });
    }

    /** Nothing more is begun, nobody is hit, and all that is under way must end within that time. */
    void becomesQuiet(Duration limit) {
        long quiet = System.nanoTime();
        lookout.quiet(limit);
        while (under.stream().anyMatch(Thread::isAlive)) nemesis.tick();
        Figures.say("soak: all had ended %.1f s after the quiet began", Math.max(0, lookout.lastEnd() - quiet) / 1e9);
    }

    List<String> judged() {
        List<String> findings = new ArrayList<>(nemesis.findings());
        if (!Await.until(LONG, () -> lookout.underWay().isEmpty()))
            findings.add("I11 " + LONG.toSeconds() + " s later these are under way: " + lookout.underWay());
        looking = false;
        lanes.forEach(Lane::left);
        lanes.forEach(l -> findings.addAll(l.findings()));
        List<Voyage> all = lanes.stream().flatMap(l -> l.ended().stream()).toList();
        PublicRecord record = PublicRecord.closed(all.stream().map(Voyage::run).toList());
        for (Voyage v : all) Oracle.ofRun(v, record).forEach(f -> findings.add(v + " " + f));
        for (Voyage v : all) Audited.finding(v.run()).ifPresent(findings::add);
        memory.forEach(s ->
                s.grown(s.what().contains("heap") ? HEAP_NOISE : MEMORY_NOISE).ifPresent(findings::add));
        tell(all);
        return findings;
    }

    private void tell(List<Voyage> all) {
        Figures.say("soak: %d runs, %d times one that was stuck was tried again", all.size(), lookout.retried());
        for (Trip trip : Trip.values()) {
            List<Voyage> some = all.stream().filter(v -> v.trip() == trip).toList();
            Figures.say("soak:   %-12s %s", trip, counted(some, Voyage::state));
        }
        memory.stream().filter(Series::lasted).forEach(s -> Figures.say("soak:   %s", s));
    }

    private static <T, K> Map<K, Long> counted(Collection<T> some, Function<T, K> by) {
        return some.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
