package dev.drydock.backup;

import dev.drydock.contract.Said;
import java.io.IOException;

/** Too few stores could take it: not the site's fault, nor the line's. */
final class NotStored extends IOException {
    private static final long serialVersionUID = 1;

    private final String next;

    NotStored(Depot depot, Berth lost, IOException cause) {
        super(
                lost.name() + ": " + cause.getMessage() + (depot.berths().size() > 1 ? "; " + depot.policy() : ""),
                cause);
        this.next = "see that " + lost.name() + " answers, lets the backup service write and has room, then try again";
    }

    Said.Failed said(String what) {
        return new Said.Failed(what + " failed: the backup store cannot be written: " + getMessage(), next, "");
    }
}
