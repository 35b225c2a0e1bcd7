package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Family;
import dev.drydock.contract.Work;
import java.util.Set;

/**
 * One order of the way back.
 *
 * @param of sent only where one of these may have been touched
 */
public record Back(String name, Family family, Work work, Set<Touch> of) {
    public Back {
        of = Set.copyOf(of);
    }
}
