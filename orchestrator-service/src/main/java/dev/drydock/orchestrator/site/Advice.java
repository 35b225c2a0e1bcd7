package dev.drydock.orchestrator.site;

import dev.drydock.contract.Found.Ailment;
import dev.drydock.contract.Found.Sign;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.site.Checkup.Remark;
import java.util.Optional;

/** What to type next, of whatever was found. Pure. */
record Advice(SiteFile site, Recipe recipe) {

    /** @param version of the code; null: nobody could say */
    Remark of(Ailment a, Version version) {
        return new Remark(Checkup.word(a.sign()), what(a, version), a.where(), a.evidence(), next(a.sign(), version));
    }

    private static String what(Ailment a, Version version) {
        return a.sign() == Sign.PENDING && version != null
                ? "the code is at " + version.name() + ", the schema is not: " + a.what()
                        + ", as after an upgrade that was stopped between the two"
                : a.what();
    }

    /** @param run the open one */
    Remark behindDoors(Ailment doors, String run) {
        return new Remark(
                "unasked",
                "its page was not asked: its doors are closed, and run " + run + " is open",
                doors.where(),
                doors.evidence(),
                "`drydock show " + run + "` says what that run needs");
    }

    private String next(Sign sign, Version version) {
        return switch (sign) {
            case PENDING -> finish(version) + repair() + back();
            case NEWER -> "the code went back and the database did not: " + back();
            case DRIFT, APPLICATION -> repair() + back();
            case DOORS ->
                "only if nobody is at work there (see DRYDOCK.txt in " + jobs() + ", and ask), in " + site.root() + ": "
                        + recipe.doors().byHand().line();
            case PAGE -> "look into the application's own log in " + site.root();
            case UNASKED -> "mend that first: what cannot be asked may be broken";
        };
    }

    private String finish(Version version) {
        return version == null ? "" : "`drydock upgrade " + site.name() + " --to " + version.name() + "` finishes it; ";
    }

    private String repair() {
        return recipe.repair().rungs().isEmpty() ? "" : "`drydock repair " + site.name() + "` mends it; ";
    }

    String back() {
        return "where there is a backup of before, `drydock restore " + site.name()
                + " --latest` takes it back, to the newest that was not itself taken to mend something";
    }

    private String jobs() {
        return site.jobs().isEmpty() ? "its folder for jobs" : site.jobs();
    }

    Remark noVersion() {
        return new Remark(
                "unasked",
                "the application does not say its version",
                recipe.version().line(),
                "",
                "see what it prints in " + site.root());
    }

    Remark noQuestion() {
        return new Remark(
                "unasked",
                "nobody knows whether its schema is what the code wants: the recipe " + recipe.name()
                        + " does not say how to ask",
                "the recipe",
                "",
                "add `check` to the recipe");
    }

    /** @param answer empty: none came */
    Remark silent(String whom, Optional<Said> answer) {
        String reason = answer.map(Advice::why).orElse("no participant answered in time");
        String next = answer.map(Advice::then).filter(n -> !n.isEmpty()).orElse("`drydock status` shows what is away");
        return new Remark("unasked", whom + " could not be asked: " + reason, site.root(), "", next);
    }

    private static String why(Said said) {
        return switch (said) {
            case Said.Refused r -> r.reason();
            case Said.Failed f -> f.reason();
            case Said.Interrupted i -> i.reason();
            case Said.Accepted a -> "no answer";
            case Said.Done d -> "the answer was another one";
        };
    }

    private static String then(Said said) {
        return switch (said) {
            case Said.Refused r -> r.next();
            case Said.Failed f -> f.next();
            default -> "";
        };
    }
}
