package dev.drydock.backup.store;

import java.io.IOException;
import java.io.OutputStream;

/** A file on its way into one store. */
public abstract class Sink extends OutputStream {

    /** All of it is there: now it has its name. */
    public abstract void keep() throws IOException;

    /** What was not kept is gone. */
    @Override
    public abstract void close() throws IOException;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }
}
