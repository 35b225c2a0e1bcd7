package dev.drydock.stack;

/** Something on this machine is not as it must be: what, where, in what state things are, and what to do. */
public final class Trouble extends RuntimeException {
    public Trouble(String what) {
        super(what);
    }

    public Trouble(String what, Throwable cause) {
        super(what, cause);
    }
}
