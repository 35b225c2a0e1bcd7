package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Command;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A known error's remedy.
 *
 * @param pattern a regular expression looked for in the end of the failed step's output
 * @param cause in a person's words
 * @param touches default: what its step touches
 */
public record Cure(String name, String pattern, String cause, Command command, Set<Touch> touches, Then then) {

    public enum Then {
        /** The failed step as a new attempt; only where the step is resumable. */
        RETRY,
        /** Restore every touched part, then forward again, with the cure directly before the step that failed. */
        RESTART
    }

    public Cure {
        touches = Set.copyOf(touches);
    }

    /** @param tail the end of the failed step's output */
    public boolean knows(String tail) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(tail).find();
    }
}
