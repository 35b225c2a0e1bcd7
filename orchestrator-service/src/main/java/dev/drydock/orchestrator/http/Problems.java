package dev.drydock.orchestrator.http;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Finding;
import dev.drydock.orchestrator.site.Sites;
import java.util.List;

/** Refusals of the inside as people read them outside. */
final class Problems {
    private Problems() {}

    static Problem findings(String what, List<Finding> findings) {
        return Problem.of(
                422,
                "bad-" + what,
                "The " + what + " is not right",
                findings.size() + " finding" + (findings.size() == 1 ? "" : "s") + "; nothing was changed",
                "mend the file and send it again",
                "findings",
                findings);
    }

    interface Refusing<T> {
        T call() throws Sites.Refusal;
    }

    static <T> T refusing(Refusing<T> call) {
        try {
            return call.call();
        } catch (Sites.Refusal e) {
            throw of(e.why);
        }
    }

    static Problem busy(String run) {
        return Problem.of(
                409,
                "run-open",
                "A run is open on this site",
                "run " + run + " has the site; nothing was changed",
                "`drydock watch " + run + "`",
                "run",
                run);
    }

    static Problem moved(String to, Version now) {
        return Problem.of(
                409,
                "moved",
                "It is another version by now",
                "'" + to + "' is at " + now.commit()
                        + " by now, which the plan that was shown did not say; nothing was changed",
                "look at the plan once more",
                "commit",
                now.commit());
    }

    static Problem anotherBackup(String to, String now) {
        return Problem.of(
                409,
                "moved",
                "It is another backup by now",
                "the newest verified backup of '" + to + "' is " + now
                        + " by now, which the plan that was shown did not say; nothing was changed",
                "look at the plan once more",
                "backup",
                now);
    }

    static Problem anotherPlan(PlanView now) {
        return Problem.of(
                409,
                "moved",
                "It is another plan by now",
                "the site, its recipe or the version has changed since the plan was shown; nothing was changed",
                "look at the plan once more",
                "digest",
                now.digest());
    }

    static Problem bad(String name, String title, String detail, String next) {
        return Problem.of(422, "bad-" + name, title, detail + "; nothing was changed", next);
    }

    static Problem keyUsed() {
        return bad("key", "Idempotency-Key is not right", "it was used for something else", "send a new UUID");
    }

    static Problem of(Sites.Refused refused) {
        return switch (refused) {
            case Sites.Refused.Bad(List<Finding> findings) -> findings("file", findings);
            case Sites.Refused.Unknown(String what, String name, String next) -> Problem.unknown(what, name, next);
            case Sites.Refused.Exists(String name) ->
                Problem.of(
                        409,
                        "site-exists",
                        "The site exists",
                        "there is a site '" + name + "' already; nothing was changed",
                        "`drydock site change FILE` gives it this site file; `drydock site show " + name
                                + "` shows the one it has");
            case Sites.Refused.Busy(String run) -> busy(run);
            case Sites.Refused.Said(String reason, String next) ->
                Problem.of(
                        422, "site-refused", "The site is not ready for that", reason + "; nothing was changed", next);
            case Sites.Refused.Silent() ->
                Problem.of(
                        503,
                        "no-answer",
                        "No participant answered",
                        "the site could not be looked at: the vcs service has not answered in time; nothing was changed",
                        "`drydock status` shows what is away");
        };
    }
}
