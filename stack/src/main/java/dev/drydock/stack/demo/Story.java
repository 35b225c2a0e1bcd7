package dev.drydock.stack.demo;

import dev.drydock.cli.api.Run;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What became of one of the demo's two upgrades.
 *
 * @param outcome as the API says it
 * @param asTold it ended as the demo promises
 * @param findings what was looked up in the site itself, by its own tools
 */
public record Story(
        String name,
        String site,
        String run,
        String outcome,
        Double downtimeSeconds,
        Prints fingerprints,
        boolean equal,
        boolean asTold,
        List<String> findings) {

    /** Part → SHA-256. */
    public record Prints(Map<String, String> before, Map<String, String> after) {}

    static Story good(Run run, List<String> findings, boolean found) {
        return of("upgrade to a good release", run, run.state() == Run.State.SUCCEEDED && found, findings);
    }

    static Story bad(Run run, List<String> findings, boolean found) {
        return of(
                "upgrade to a release whose migration fails",
                run,
                run.state() == Run.State.ROLLED_BACK && found && equal(prints(run)),
                findings);
    }

    private static Story of(String name, Run run, boolean asTold, List<String> findings) {
        Prints prints = prints(run);
        String outcome = run.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new Story(
                name,
                run.site(),
                run.id(),
                outcome,
                run.doors().seconds(),
                prints,
                equal(prints),
                asTold,
                List.copyOf(findings));
    }

    private static Prints prints(Run run) {
        return new Prints(
                Objects.requireNonNullElse(run.fingerprints().before(), Map.of()),
                Objects.requireNonNullElse(run.fingerprints().after(), Map.of()));
    }

    private static boolean equal(Prints p) {
        return !p.before.isEmpty() && p.before.equals(p.after);
    }
}
