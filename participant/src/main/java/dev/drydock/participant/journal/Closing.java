package dev.drydock.participant.journal;

/** This process is going down: leave everything as it is, the journal knows. */
public final class Closing extends RuntimeException {
    public Closing() {
        super("the participant is shutting down; what was in hand goes on after its restart", null, false, false);
    }
}
