package dev.drydock.participant;

/** How a pipe ended. */
public sealed interface Piped<T> {

    /** Both ends came to their end. @param errors the end of what the script said on its error output, masked */
    record Over<T>(T value, int exit, String errors) implements Piped<T> {}

    /** A newer order has the site: nothing began. */
    record Refused<T>(String reason) implements Piped<T> {}

    /** It broke in the middle, or had been begun by a worker that is gone. */
    record Broken<T>(String reason) implements Piped<T> {}
}
