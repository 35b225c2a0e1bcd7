package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;

/** What the front door can do beside asking the server. */
public final class Verbs {
    private Verbs() {}

    public static Object[] all(Console console) {
        return new Object[] {
            new Up(console),
            new Down(console),
            new DoctorVerb(console),
            StateVerb.with(console),
            new DemoVerb(console),
            new TestVerb(console),
            new Bench(console)
        };
    }
}
