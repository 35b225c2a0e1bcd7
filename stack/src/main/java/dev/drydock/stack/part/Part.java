package dev.drydock.stack.part;

import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import java.util.Optional;

/**
 * One process of the stack.
 *
 * @param stop the signal of its clean end
 * @param ready empty when it answers; otherwise what it said last
 */
public record Part(String name, Spawn spawn, Signal stop, Ready ready) {

    public interface Ready {
        Optional<String> missing();
    }
}
