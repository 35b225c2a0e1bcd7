package dev.drydock.backup;

import dev.drydock.contract.Said;

/** An order's answer on its way up from within a stream. No surprise, so no stack. */
final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Said said;
    private final int exit;

    Ended(Said said) {
        this(said, -1);
    }

    private Ended(Said said, int exit) {
        super(said.toString(), null, false, false);
        this.said = said;
        this.exit = exit;
    }

    Said said() {
        return said;
    }

    /** Of the site's script; -1: it was something else. */
    int exit() {
        return exit;
    }

    Ended exit(int code) {
        return new Ended(said, code);
    }

    Ended masking(String secret) {
        if (secret.length() < 4) return this;
        Said masked =
                switch (said) {
                    case Said.Refused r -> new Said.Refused(mask(r.reason(), secret), r.next());
                    case Said.Failed f -> new Said.Failed(mask(f.reason(), secret), f.next(), mask(f.tail(), secret));
                    default -> said;
                };
        return new Ended(masked, exit);
    }

    private static String mask(String text, String secret) {
        return text.replace(secret, "***");
    }

    static Ended refused(String reason, String next) {
        return new Ended(new Said.Refused(reason, next));
    }

    static Ended failed(String reason, String next, String tail) {
        return new Ended(new Said.Failed(reason, next, tail));
    }
}
