package dev.drydock.participant.journal;

/**
 * Who holds a lease: a replica's one process.
 *
 * @param process differs at every start, so that what an older process of the replica held can be told apart and taken back
 */
public record Owner(String replica, String process) {
    public Owner {
        if (!replica.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "DRYDOCK_REPLICA is '" + replica
                            + "': use letters, digits, dot, dash and underscore, 64 at most, and another name for each replica");
        }
    }

    String lease() {
        return prefix() + process;
    }

    String prefix() {
        return replica + "/";
    }
}
