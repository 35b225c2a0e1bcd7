package dev.drydock.e2e.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Cells of one fault that one run goes through, one after the other: the fault comes once for each. */
record Chain(List<Cell> cells) {

    /** As few runs as can be, none with more than so many cells. */
    static List<Chain> of(List<Cell> cells, int most) {
        List<Chain> chains = new ArrayList<>();
        cells.stream().sorted(Comparator.comparing(c -> c.order().place())).forEach(cell -> chains.stream()
                .filter(c -> c.cells.size() < most && c.takes(cell))
                .min(Comparator.comparing(c -> c.cells.size()))
                .or(() -> Optional.of(new Chain(new ArrayList<>())).filter(chains::add))
                .ifPresent(c -> c.cells.add(cell)));
        return chains;
    }

    private boolean takes(Cell next) {
        Cell last = cells.getLast();
        return !last.leaves() && last.order().mayPrecede(next.order());
    }

    Optional<Cell> at(int round) {
        return round < cells.size() ? Optional.of(cells.get(round)) : Optional.empty();
    }

    boolean goesBack() {
        return cells.getLast().order().goesBack();
    }

    boolean isStopped() {
        return cells.getLast().order().isStop();
    }

    /** How the run must end: where all that came before cost it nothing, as its last cell says. */
    End end() {
        return cells.getLast().end();
    }
}
