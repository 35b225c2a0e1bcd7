package dev.drydock.e2e.arch.canary.console;

import dev.drydock.e2e.arch.canary.store.Rows;

/** Goes past the API, and so past who may see what. */
class AsksTheStore {
    Rows rows() {
        return new Rows();
    }
}
