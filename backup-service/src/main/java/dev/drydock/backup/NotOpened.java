package dev.drydock.backup;

import dev.drydock.contract.Said;
import java.io.IOException;

/** A stored file that the keys at hand do not open, or not those that should. */
final class NotOpened extends IOException {
    private static final long serialVersionUID = 1;

    NotOpened(String message, IOException cause) {
        super(message, cause);
    }

    Said.Refused said() {
        return new Said.Refused(
                "the stored backup cannot be opened: " + getMessage() + "; the site is as it was before this order",
                "name the key that was in use when it was written under `former` in the site file's `encrypt`");
    }
}
