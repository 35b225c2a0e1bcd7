package dev.drydock.cli.verbs;

/** The exit codes, and how the help tells them. */
public final class Exit {
    public static final int OK = 0;
    public static final int REFUSED = 1;
    public static final int USAGE = 2;

    static final String DONE = "0:done, accepted, or already current";
    static final String NO = "1:refused, or no answer: nothing changed unless it says otherwise";
    static final String WRONG = "2:wrong usage";
    static final String BACK = "3:watched: rolled back, the site is as it was";
    static final String STUCK = "4:watched: stuck, or resolved by a person";
    static final String WAITS = "5:watched: waiting for a person or its window";

    private Exit() {}
}
