package dev.drydock.backup;

import java.io.IOException;

/** The store could not take it: not the site's fault, nor the line's. */
final class NotStored extends IOException {
    private static final long serialVersionUID = 1;

    NotStored(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
