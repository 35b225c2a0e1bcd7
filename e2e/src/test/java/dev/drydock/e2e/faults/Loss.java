package dev.drydock.e2e.faults;

/** What of an order a fault takes away, by where the order stands. */
enum Loss {
    NOTHING {
        @Override
        boolean of(Moment moment, Planned order) {
            return false;
        }
    },
    /** A job lives on and is found again. Nobody can take up the other end of a pipe, nor what has not come to the site. */
    THE_WORKER {
        @Override
        boolean of(Moment moment, Planned order) {
            if (moment == Moment.BEGUN) return true;
            return order.piped() && (moment == Moment.DURING || moment == Moment.AFTER);
        }
    },
    /** Nor can a job be found then. */
    THE_WORKER_AND_THE_JOB {
        @Override
        boolean of(Moment moment, Planned order) {
            return order.begins() && moment != Moment.BEFORE && moment != Moment.SAVED;
        }
    },
    /** What runs on the site; who reads there asks once more. What a pipe's script says of so small a site it has said by then. */
    THE_JOB {
        @Override
        boolean of(Moment moment, Planned order) {
            return order.begins() && !order.piped() && moment == Moment.DURING;
        }
    };

    abstract boolean of(Moment moment, Planned order);

    End end(Moment moment, Planned order) {
        return of(moment, order) ? End.lost(order) : End.kept(order);
    }
}
