package dev.drydock.e2e.faults;

import java.util.Locale;

/** How the run of a cell must end. Which it is follows from the design alone, never from what was seen. */
enum End {
    SUCCEEDED,
    ROLLED_BACK,
    NOT_STARTED;

    /** The fault costs this order nothing that it cannot go on from. */
    static End kept(Planned order) {
        return order.goesBack() ? ROLLED_BACK : SUCCEEDED;
    }

    /**
     * Nobody saw the end of this order. On the way back, and from the opening of the doors on, it is asked again; before the
     * doors are closed nothing was changed yet.
     */
    static End lost(Planned order) {
        if (order.goesBack() || order.verb().equals("open-doors")) return kept(order);
        return order.beforeDoors() ? NOT_STARTED : ROLLED_BACK;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
