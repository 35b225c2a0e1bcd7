package dev.drydock.stack.tests;

import java.util.List;
import java.util.Optional;

/**
 * What the tests of one module came to.
 *
 * @param passed their names
 * @param servers on what they ran, where they need real servers: the line that they themselves said it in
 */
public record Report(
        String module, List<String> passed, List<Failed> failed, List<Skipped> skipped, Optional<String> servers) {

    public record Failed(String test, String message) {}

    public record Skipped(String test, String reason) {}

    int all() {
        return passed.size() + failed.size() + skipped.size();
    }

    Report plus(Report other) {
        return new Report(
                module,
                join(passed, other.passed),
                join(failed, other.failed),
                join(skipped, other.skipped),
                servers.or(other::servers));
    }

    private static <T> List<T> join(List<T> a, List<T> b) {
        return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
    }
}
