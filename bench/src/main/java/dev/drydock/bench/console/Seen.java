package dev.drydock.bench.console;

import java.util.Locale;

/**
 * @param firstView bytes of the overview and of all that it loads, nothing compressed
 * @param page milliseconds of a page of the overview, and of a search in it, with so many sites
 * @param update milliseconds from the moment in which a command prints a line until it has come to one who watches
 * @param alone how much of a core the orchestrator needs for one who watches
 * @param all the same with all watchers
 */
public record Seen(
        long firstView,
        int sites,
        double page,
        double pageWorst,
        int updates,
        double update,
        double updateWorst,
        int watchers,
        double alone,
        double all) {
    private static final long SMALL = 100_000;
    private static final double AT_ONCE = 100;
    private static final double LIVE = 300;
    private static final double CHEAP = 0.10;

    public boolean reached() {
        return firstView < SMALL && pageWorst < AT_ONCE && updateWorst < LIVE && cost() < CHEAP;
    }

    private double cost() {
        return all - alone;
    }

    public String text() {
        return String.format(
                Locale.ROOT,
                "first view: %d bytes; aim: under %d: %s%n"
                        + "a page and a search with %d sites (ms): p50 %.1f, p99 %.1f; aim: p99 under %.0f: %s%n"
                        + "a line until it is seen (ms): p50 %.0f, p99 %.0f, of %d; aim: p99 under %.0f: %s%n"
                        + "%d watchers of one run: %.1f %% of a core, one %.1f %%; aim: under %.0f %% more: %s%n",
                firstView,
                SMALL,
                said(firstView < SMALL),
                sites,
                page,
                pageWorst,
                AT_ONCE,
                said(pageWorst < AT_ONCE),
                update,
                updateWorst,
                updates,
                LIVE,
                said(updateWorst < LIVE),
                watchers,
                100 * all,
                100 * alone,
                100 * CHEAP,
                said(cost() < CHEAP));
    }

    private static String said(boolean reached) {
        return reached ? "reached" : "MISSED";
    }
}
