package dev.drydock.participant.journal;

import java.sql.SQLException;

/** The journal could not be read or written now. Nothing was done, or the answer of the commit was lost. */
public final class Away extends RuntimeException {
    Away(SQLException cause) {
        super("the journal is not reachable: " + cause.getMessage() + " (" + cause.getSQLState() + ")", cause);
    }
}
