package dev.drydock.participant;

import java.util.List;
import java.util.Map;

/**
 * Command lines to run on the site one after the other, in its root, as its user; the first that fails ends it.
 *
 * @param environment beside the site's parameters
 * @param limitSeconds for all of them together; 0: none
 * @param leavesProcesses only restart, open-doors, close-doors, and a cure that restarts: what they start may live on, and gets neither lock nor mark.
 *     What any other job leaves is ended, and the ending says so
 */
public record Job(List<String> lines, Map<String, String> environment, long limitSeconds, boolean leavesProcesses) {
    public Job {
        lines = List.copyOf(lines);
        environment = Map.copyOf(environment);
    }
}
