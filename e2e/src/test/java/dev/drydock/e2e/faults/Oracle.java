package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.OrderId.Kind;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.e2e.PublicRecord;
import dev.drydock.e2e.faults.MatrixSite.Line;
import dev.drydock.stack.process.Tool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be so of a run that has ended, asked of everything but Drydock itself where that is possible. */
final class Oracle {
    private static final Set<String> CHANGE = Set.of("install", "restart", "migrate", "run", "clear-cache");

    private static final Set<String> FILES = Set.of("checkout", "install", "migrate", "run", "clear-cache");
    private static final Set<String> DATA = Set.of("migrate", "run");

    private interface Check {
        void run() throws Exception;
    }

    private final Subject ship;
    private final Orders orders;
    private final List<Line> lines;
    private final String state;
    private final List<String> findings = new ArrayList<>();

    private Oracle(Subject ship, Orders orders) {
        this.ship = ship;
        this.orders = orders;
        this.lines = ship.lines();
        this.state = ship.state();
    }

    /** @return what is not as it must be */
    static List<String> findings(Subject ship, PublicRecord record) {
        return Stream.of(ofRun(ship, record), ofSite(ship))
                .flatMap(List::stream)
                .toList();
    }

    /** What Drydock's tables, its record and the witness tell: also when the site has gone on to its next run. */
    static List<String> ofRun(Subject ship, PublicRecord record) {
        Oracle o = new Oracle(ship, Orders.of(ship.run()));
        o.check("I1 the run has ended as it must", ship::endedWell);
        o.check("I2 each order had one effect", o::onceEach);
        o.check("I2 what is done has come to its own end", o::doneHasEnded);
        o.check("I3 each part was put back once, in the plan's order", o::restoredOnce);
        o.check("I4 nothing forward after the way back began", o::nothingAfterTheWayBackBegan);
        o.check("I5 epochs never go down", o::epochs);
        o.check("I6 doors", o::doors);
        o.check("I7 and I10 the record", () -> o.published(record));
        o.check("I8 no change before a drilled backup", o::drilledBefore);
        return o.findings;
    }

    /** What is seen of the site as soon as the run is over, and needs neither database nor broker. */
    static List<String> ofSite(Subject ship) {
        Oracle o = new Oracle(ship, Orders.NONE);
        o.check("I6 doors at the end", o::opened);
        o.check("I9 as before, or as its end says", ship::content);
        o.check("I12 nothing left behind", o::nothingLeft);
        return o.findings;
    }

    private void check(String invariant, Check check) {
        try {
            check.run();
        } catch (AssertionError | Exception e) {
            findings.add(invariant + ": " + e);
        }
    }

    private void onceEach() {
        List<String> marked = marked().filter(Line::begins).map(Line::order).toList();
        assertThat(marked).doesNotHaveDuplicates();
        assertThat(marked.stream()
                        .map(OrderId::of)
                        .filter(o -> o.kind() == Kind.DO)
                        .map(OrderId::step))
                .doesNotHaveDuplicates();
        // what may leave processes behind carries no mark: it begins at most as often as it was ordered
        for (String verb : List.of("restart", "close-doors")) {
            long began = lines.stream()
                    .filter(l -> l.step().equals(verb) && l.begins())
                    .count();
            assertThat(began).as(verb).isLessThanOrEqualTo(orders.count(verb));
        }
    }

    private void doneHasEnded() {
        for (Orders.Row row : orders.done()) {
            List<Line> its =
                    lines.stream().filter(l -> l.order().equals(row.id())).toList();
            if (its.isEmpty()) continue;
            assertThat(its).as(row.name()).anyMatch(l -> l.what().equals("end") && l.nanos() <= row.ended());
        }
    }

    private Stream<Line> marked() {
        return lines.stream().filter(l -> !l.order().equals("-"));
    }

    private void restoredOnce() {
        List<Orders.Row> restored = orders.done(Kind.BACK, "restore");
        if (orders.foundDifferences()) return;
        assertThat(restored.stream().map(Orders.Row::step)).isSorted().doesNotHaveDuplicates();
        if (!state.equals("rolled-back")) return;
        List<String> names = restored.stream().map(Orders.Row::name).toList();
        assertThat(names).as("what was touched").containsAll(restores(orders.begun()));
        assertThat(restores(orders.sent())).as("what may have been touched").containsAll(names);
    }

    private static Set<String> restores(List<Orders.Row> rows) {
        Set<String> parts = new HashSet<>();
        for (Orders.Row row : rows) {
            if (FILES.contains(row.verb())) parts.add("restore tree");
            if (DATA.contains(row.verb())) parts.add("restore database:main");
            if (row.verb().equals("restore")) parts.add(row.name());
        }
        return parts;
    }

    private void nothingAfterTheWayBackBegan() {
        orders.wayBackBegan().ifPresent(began -> assertThat(
                        marked().filter(l -> OrderId.of(l.order()).kind() == Kind.DO)
                                .filter(l -> l.nanos() > began))
                .isEmpty());
    }

    private void epochs() {
        assertThat(marked().filter(Line::begins).map(l -> OrderId.of(l.order()).attempt()))
                .isSorted();
    }

    private void doors() {
        assertThat(lines.stream().filter(l -> CHANGE.contains(l.step())))
                .allMatch(l -> l.doors().equals("closed"));
    }

    private void opened() {
        assertThat(ship.site().closed()).as("closed at the end").isFalse();
    }

    private void published(PublicRecord record) throws Exception {
        assertThat(record.whole(ship.run(), state).stream().map(Signatures::sha256))
                .isEqualTo(Orders.committed(ship.run()).stream()
                        .map(Signatures::sha256)
                        .toList());
    }

    private void drilledBefore() {
        lines.stream()
                .filter(l -> CHANGE.contains(l.step()))
                .mapToLong(Line::nanos)
                .min()
                .ifPresent(first -> assertThat(orders.done(Kind.DO, "drill"))
                        .hasSize(ship.drills())
                        .allMatch(drill -> drill.ended() <= first, "ended before the first change"));
    }

    private void nothingLeft() {
        Set<Long> alive = new HashSet<>();
        dev.drydock.stack.process.Await.until(java.time.Duration.ofSeconds(10), () -> {
            alive.clear();
            alive.addAll(
                    ship.site().processes().stream().map(ProcessHandle::pid).collect(Collectors.toSet()));
            return alive.isEmpty();
        });
        assertThat(alive).as("processes").isEmpty();
        Tool.run(List.of("flock", "-n", "lock", "true"), ship.site().jobs());
        assertThat(Tool.run(List.of("find", ".", "-name", ".new.*"), ship.site().jobs()))
                .isEmpty();
    }
}
