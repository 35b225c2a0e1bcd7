package dev.drydock.stack.demo;

import dev.drydock.cli.terminal.Console;
import java.io.OutputStream;
import java.io.PrintStream;

/** A console on which nothing is seen. */
final class Silent {
    private Silent() {}

    static Console of(Console c) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Console(nowhere, c.err(), c.in(), c.env(), c.directory(), false, c.size(), c.clock());
    }
}
