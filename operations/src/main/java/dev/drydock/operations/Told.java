package dev.drydock.operations;

import org.jboss.logging.MDC;

/** What a thread is at work on, beside each line that it logs meanwhile. */
public final class Told implements AutoCloseable {
    private static final String RUN = "run";
    private static final String ORDER = "order";
    private static final String SITE = "site";

    private Told() {}

    /** @param order may be null: of no single one */
    public static Told of(String run, String order, String site) {
        MDC.put(RUN, run);
        if (order != null) MDC.put(ORDER, order);
        if (site != null) MDC.put(SITE, site);
        return new Told();
    }

    @Override
    public void close() {
        MDC.remove(RUN);
        MDC.remove(ORDER);
        MDC.remove(SITE);
    }
}
