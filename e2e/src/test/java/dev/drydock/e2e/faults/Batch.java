package dev.drydock.e2e.faults;

import dev.drydock.e2e.Api;
import dev.drydock.e2e.PublicRecord;
import dev.drydock.stack.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One fault at one moment hits many sites at once, each held at another order; then all must come to an end. */
final class Batch {
    private static final Duration ARRIVE = Duration.ofSeconds(40);
    private static final int SILENT = 5;

    /** So long may nothing move, of all the runs, once the fault is over. */
    private static final Duration STILL = Duration.ofSeconds(60);

    private final Fault fault;
    private final Moment moment;
    private final List<Cell> cells;
    private final Map<Cell, List<String>> findings = new LinkedHashMap<>();

    Batch(Fault fault, Moment moment, List<Cell> cells) {
        this.fault = fault;
        this.moment = moment;
        this.cells = cells;
        cells.forEach(c -> findings.put(c, new ArrayList<>()));
    }

    @Override
    public String toString() {
        return fault + "/" + moment;
    }

    /** @return what is not as it must be, of each cell */
    Map<Cell, List<String>> run() {
        long begun = System.nanoTime();
        List<MatrixSite> sites = cells.stream().map(c -> MatrixSite.open()).toList();
        List<Held> held = IntStream.range(0, cells.size())
                .mapToObj(i -> Held.begin(cells.get(i), sites.get(i)))
                .toList();
        moves(held, ARRIVE, Held::arrived);
        held.stream()
                .filter(h -> !h.arrived())
                .forEach(h -> found(h, "the order never came to where it was to be held: " + Api.told(h.run())));
        long struck = System.nanoTime();
        strike(held);
        long mended = System.nanoTime();
        moves(held, STILL, h -> Held.ENDS.contains(h.state()));
        long ended = System.nanoTime();
        judge(held);
        Figures.say(
                "%-34s %3d cells %4d s until held %4d s of fault %4d s until all ended %3d findings",
                this,
                cells.size(),
                (struck - begun) / 1_000_000_000,
                (mended - struck) / 1_000_000_000,
                (ended - mended) / 1_000_000_000,
                findings.values().stream().mapToInt(List::size).sum());
        return findings;
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

    private interface Condition {
        boolean of(Held held);
    }

    /** Until it holds for all, or nothing has moved for so long; an orchestrator that starts slowly is waited for a little longer. */
    private void moves(List<Held> all, Duration still, Condition condition) {
        String before = places(all);
        for (int silent = 0; !Await.until(still, () -> reached(all, condition)) && silent < SILENT; ) {
            String now = places(all);
            if (now.isBlank()) silent++;
            else if (now.equals(before)) return;
            before = now;
        }
    }

    private boolean reached(List<Held> all, Condition condition) {
        fault.tend();
        return all.stream().allMatch(condition::of);
    }

    private static String places(List<Held> all) {
        return String.join("\n", all.stream().map(Held::place).toList());
    }

    private void judge(List<Held> held) {
        List<Held> ended =
                held.stream().filter(h -> Held.ENDS.contains(h.state())).toList();
        held.stream()
                .filter(h -> !ended.contains(h))
                .forEach(h -> found(h, "I11 has not come to an end: " + Api.told(h.run())));
        PublicRecord closed = PublicRecord.closed(ended.stream().map(Held::run).toList());
        PublicRecord record = fault == Fault.WIPE_BROKER ? closed.refilled() : closed;
        ended.forEach(h -> Oracle.findings(h, record).forEach(f -> found(h, f)));
    }

    private void found(Held held, String what) {
        findings.get(held.cell()).add(held.site().name() + " run " + held.run() + " " + what);
    }
}
