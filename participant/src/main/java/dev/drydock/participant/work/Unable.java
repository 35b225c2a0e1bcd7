package dev.drydock.participant.work;

/** The way to the site cannot even be looked for. Nothing was begun. */
public final class Unable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String next;

    Unable(String reason, String next) {
        super(reason);
        this.next = next;
    }

    public String next() {
        return next;
    }
}
