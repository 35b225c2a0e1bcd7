package dev.drydock.backup;

import dev.drydock.backup.store.Store;
import dev.drydock.contract.Stores;
import java.io.IOException;

/** One of an order's stores. Opened when it is first needed; one that could not be opened is not tried again. */
final class Berth implements AutoCloseable {
    interface Opening {
        Store open() throws IOException;
    }

    private final Stores.Store where;
    private final Opening opening;
    private Store store;
    private IOException away;

    Berth(Stores.Store where, Opening opening) {
        this.where = where;
        this.opening = opening;
    }

    String name() {
        return where.name();
    }

    /** On another machine than this service: not lost with it. */
    boolean elsewhere() {
        return !(where instanceof Stores.Folder);
    }

    synchronized Store store() throws IOException {
        if (away != null) throw away;
        if (store == null) {
            try {
                store = opening.open();
            } catch (IOException e) {
                away = e;
                throw e;
            }
        }
        return store;
    }

    @Override
    public synchronized void close() {
        if (store != null) store.close();
    }
}
