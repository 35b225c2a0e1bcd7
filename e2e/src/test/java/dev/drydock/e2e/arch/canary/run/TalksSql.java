package dev.drydock.e2e.arch.canary.run;

class TalksSql {
    boolean valid(java.sql.Connection c) throws java.sql.SQLException {
        return c.isValid(1);
    }
}
