package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Said;

/** Why, in one line for a person. */
final class Reasons {
    private Reasons() {}

    static String of(String name, Said said) {
        return switch (said) {
            case Said.Accepted a -> name;
            case Said.Done d -> name + " is done";
            case Said.Refused r -> name + " was refused: " + r.reason();
            case Said.Failed f -> name + " failed: " + f.reason();
            case Said.Interrupted i -> name + " was interrupted: " + i.reason();
        };
    }
}
