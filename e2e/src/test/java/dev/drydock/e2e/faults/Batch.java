package dev.drydock.e2e.faults;

import dev.drydock.e2e.Api;
import dev.drydock.e2e.PublicRecord;
import dev.drydock.stack.process.Await;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** One fault hits many sites at once, each held at another order, again and again; then all must come to an end. */
final class Batch {
    private static final Duration ARRIVE = Duration.ofSeconds(40);
    private static final int SILENT = 5;

    /** So long may nothing move, of all the runs, once the fault is over. */
    private static final Duration STILL = Duration.ofSeconds(60);

    /** So often a run is hit at most. */
    private static final int MOST = 4;

    private final String name;
    private final Fault fault;
    private final List<Chain> chains;
    private final Map<Cell, List<String>> findings = new LinkedHashMap<>();

    /** @param cells of one fault */
    Batch(String name, List<Cell> cells) {
        this.name = name;
        this.fault = cells.getFirst().fault();
        this.chains = Chain.of(cells, MOST);
        cells.forEach(c -> findings.put(c, new ArrayList<>()));
    }

    @Override
    public String toString() {
        return name;
    }

    /** @return what is not as it must be, of each cell */
    Map<Cell, List<String>> run() {
        long begun = System.nanoTime();
        List<MatrixSite> sites = chains.stream().map(c -> MatrixSite.open()).toList();
        List<Ship> ships = IntStream.range(0, chains.size())
                .mapToObj(i -> Ship.begin(chains.get(i), sites.get(i)))
                .toList();
        int rounds = chains.stream().mapToInt(c -> c.cells().size()).max().orElseThrow();
        long struck = 0;
        for (int round = 0; round < rounds; round++) struck += round(round, ships);
        long mended = System.nanoTime();
        Deque<Ship> left = new ArrayDeque<>(ships);
        moves(ships, STILL, () -> ended(left));
        long ended = System.nanoTime();
        judge(ships);
        Figures.say(
                "%-22s %3d cells %3d runs %4d s until all were held and hit %4d s of that faults %4d s until all ended %4d s judged %3d findings",
                this,
                findings.size(),
                ships.size(),
                seconds(mended - begun),
                seconds(struck),
                seconds(ended - mended),
                seconds(System.nanoTime() - ended),
                findings.values().stream().mapToInt(List::size).sum());
        return findings;
    }

    private static long seconds(long nanos) {
        return nanos / 1_000_000_000;
    }

    /** Nothing moves when the fault comes: who is not held has ended. */
    private long round(int round, List<Ship> ships) {
        List<Held> held = ships.stream().flatMap(s -> s.at(round).stream()).toList();
        Deque<Ship> over = new ArrayDeque<>(
                ships.stream().filter(s -> s.at(round).isEmpty()).toList());
        moves(ships, ARRIVE, () -> held.stream().filter(h -> !h.arrived()).count() == 0 && ended(over));
        held.stream()
                .filter(h -> !h.arrived())
                .forEach(h -> found(h, "the order never came to where it was to be held: " + Api.told(h.run())));
        long begun = System.nanoTime();
        strike(held);
        return System.nanoTime() - begun;
    }

    /** One that does not go as it must says nothing of the batches that follow. */
    private void strike(List<Held> held) {
        try {
            fault.strike(held);
            held.forEach(Held::release);
            fault.mend(held);
        } catch (AssertionError e) {
            held.forEach(Held::release);
            held.forEach(h -> found(h, "the fault did not go as it must: " + e.getMessage()));
        }
    }

    /** What has ended is not asked again: so many questions would keep the machine from its work. */
    private static boolean ended(Deque<Ship> left) {
        while (!left.isEmpty() && left.peek().ended()) left.remove();
        return left.isEmpty();
    }

    /** Until it holds, or nothing has moved for so long; an orchestrator that starts slowly is waited for a little longer. */
    private void moves(List<Ship> all, Duration still, BooleanSupplier condition) {
        String before = places(all);
        for (int silent = 0; !Await.until(still, () -> tended(condition)) && silent < SILENT; ) {
            String now = places(all);
            if (now.isBlank()) silent++;
            else if (now.equals(before)) return;
            before = now;
        }
    }

    private boolean tended(BooleanSupplier condition) {
        fault.tend();
        return condition.getAsBoolean();
    }

    private static String places(List<Ship> all) {
        return String.join("\n", all.stream().map(Ship::place).toList());
    }

    private void judge(List<Ship> ships) {
        List<Ship> ended = ships.stream().filter(Ship::ended).toList();
        ships.stream()
                .filter(s -> !ended.contains(s))
                .forEach(s -> found(s, "I11 has not come to an end: " + Api.told(s.run())));
        PublicRecord closed = PublicRecord.closed(ended.stream().map(Ship::run).toList());
        PublicRecord record = fault == Fault.WIPE_BROKER ? closed.refilled() : closed;
        ended.forEach(s -> Oracle.findings(s, record).forEach(f -> found(s, f)));
    }

    /** Of a run nobody can tell which of its cells it was: each can be run alone. */
    private void found(Ship ship, String what) {
        IntStream.range(0, ship.chain().cells().size())
                .mapToObj(i -> ship.at(i).orElseThrow())
                .forEach(h -> found(h, what));
    }

    private void found(Held held, String what) {
        String told = held.site().name() + " run " + held.run() + " " + what;
        Figures.note(held.cell() + ": " + told);
        findings.get(held.cell()).add(told);
    }
}
