package dev.drydock.orchestrator.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the steps that every upgrade has may stand if a recipe places them itself: before a drilled backup exists nothing
 * of the recipe's own runs, and nothing stands between the probe and the doors.
 */
final class OrderRules {
    record Placed(RecipeStep step, Mark at) {
        Verb verb() {
            return step.verb();
        }
    }

    private final Notes notes;

    OrderRules(Notes notes) {
        this.notes = notes;
    }

    void check(List<Placed> steps, Mark list) {
        List<Verb> verbs = steps.stream().map(Placed::verb).toList();
        if (!verbs.contains(Verb.CHECKOUT) && notes.clean()) {
            notes.add(list, "`steps` has no `checkout`, so the new version would never arrive", "add `- checkout`");
        }
        boolean ownBegan = false;
        List<Verb> seen = new ArrayList<>();
        for (Placed step : steps) {
            fault(step.verb(), seen, ownBegan)
                    .ifPresent(right -> notes.add(step.at(), "`" + step.verb().word() + "` may not stand here", right));
            ownBegan |= step.verb().part() == Verb.Part.OWN;
            seen.add(step.verb());
        }
    }

    private static Optional<String> fault(Verb verb, List<Verb> before, boolean ownBegan) {
        if (before.contains(Verb.OPEN_DOORS)) return Optional.of("`open-doors` is the last step");
        if (before.contains(Verb.PROBE) && verb != Verb.OPEN_DOORS && verb != Verb.PROBE) {
            return Optional.of("`probe` stands directly before `open-doors`");
        }
        if (verb.part() == Verb.Part.OWN) return Optional.empty();
        if (before.contains(verb)) return Optional.of("once only");
        if (verb.part() == Verb.Part.AFTER) return Optional.empty();
        if (ownBegan)
            return Optional.of("before the first step of the recipe's own: nothing changes without a drilled backup");
        return before.stream()
                .filter(earlier -> tooLate(verb, earlier))
                .findFirst()
                .map(earlier -> "before `" + earlier.word() + "`");
    }

    /** The order is copy and close-doors, backup, drill; fetch may stand anywhere among them. */
    private static boolean tooLate(Verb verb, Verb earlier) {
        return switch (verb) {
            case COPY, CLOSE_DOORS -> earlier == Verb.BACK_UP || earlier == Verb.DRILL;
            case BACK_UP -> earlier == Verb.DRILL;
            default -> false;
        };
    }
}
