package dev.drydock.e2e.faults;

import java.util.Optional;

/** One fault, at one moment of one order. @param previous whose answer has the order sent; none: it is asked for otherwise */
record Cell(Fault fault, Moment moment, Planned order, Optional<Planned> previous) {
    /** How its run must end. */
    End end() {
        return fault.end(moment, order);
    }

    /** The run does not come to the orders after it. */
    boolean leaves() {
        return order.isStop() || end() != End.kept(order);
    }

    @Override
    public String toString() {
        return fault + "/" + moment + "/" + order;
    }
}
