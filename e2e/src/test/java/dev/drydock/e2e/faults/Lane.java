package dev.drydock.e2e.faults;

import dev.drydock.e2e.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A site of a soak: as soon as one of its runs has ended and what there is to see of it was seen, the next one begins. */
final class Lane {
    private final MatrixSite site;
    private final Lookout lookout;
    private final Random random;
    private final List<String> first;
    private final List<Voyage> ended = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    Lane(MatrixSite site, Lookout lookout, Random random) {
        this.site = site;
        this.lookout = lookout;
        this.random = random;
        this.first = site.seen();
    }

    /** Until nothing more is to be begun, and what was begun has ended, or ought to have. */
    void run() {
        try {
            while (lookout.open() && once()) {}
        } catch (AssertionError | RuntimeException e) {
            findings.add(site.name() + " " + e);
        }
    }

    private boolean once() {
        Trip trip = Trip.next(site.version().equals("1.0.0"), random);
        List<String> before = site.seen();
        int written = site.lines().size();
        if (trip == Trip.FAILS) site.fails("clear-cache-1", true);
        Optional<String> run = lookout.begun(site.name(), trip);
        if (run.isEmpty()) return false;
        String state = lookout.end(run.get());
        if (trip == Trip.FAILS) site.fails("clear-cache-1", false);
        List<MatrixSite.Line> all = site.lines();
        Voyage voyage =
                new Voyage(site, trip, first, before, run.get(), state, List.copyOf(all.subList(written, all.size())));
        if (state.isEmpty()) {
            findings.add("I11 has not come to an end: " + voyage + ": " + Api.told(run.get()));
            return false;
        }
        ended.add(voyage);
        Oracle.ofSite(voyage).forEach(f -> findings.add(voyage + " " + f));
        return true;
    }

    List<Voyage> ended() {
        return ended;
    }

    List<String> findings() {
        return findings;
    }

    /** Of any of its runs, when all are over. */
    void left() {
        site.processes().forEach(p -> findings.add("I12 lives still: " + site.name() + " " + p.info()));
    }
}
