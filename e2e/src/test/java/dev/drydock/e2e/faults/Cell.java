package dev.drydock.e2e.faults;

/** One fault, at one moment of one order. */
record Cell(Fault fault, Moment moment, Planned order) {
    @Override
    public String toString() {
        return fault + "/" + moment + "/" + order;
    }
}
