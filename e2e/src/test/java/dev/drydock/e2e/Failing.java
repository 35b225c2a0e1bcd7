package dev.drydock.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shipped recipe in which one of its own steps fails, before it took effect or after: its command does nothing, or all, and
 * exits with 9. Around a step without a command stands a validate that fails, which no cure is for.
 */
record Failing(String what, String recipe) {
    private static final Pattern STEPS = Pattern.compile("(?ms)^steps:\\R(.*?)(?=^\\S|\\z)");
    private static final Pattern STEP = Pattern.compile("(?m)^  - ([a-z-]+)(?:: (?:'((?:[^']|'')*)'|(.*)))?$");
    private static final String FAILS = "  - validate: exit 9\n";

    static List<Failing> each(String recipe) {
        Matcher steps = STEPS.matcher(recipe);
        if (!steps.find()) throw new AssertionError("no steps in " + recipe);
        List<Failing> all = new ArrayList<>();
        Matcher step = STEP.matcher(recipe).region(steps.start(1), steps.end(1));
        while (step.find()) {
            String verb = step.group(1);
            String whole = step.group();
            String command = step.group(2) == null && step.group(3) != null
                    ? step.group(3).replace("'", "''")
                    : step.group(2);
            String head = recipe.substring(0, step.start());
            String tail = recipe.substring(step.end());
            boolean bare = command == null;
            all.add(new Failing(verb + " before", head + (bare ? FAILS + whole : one(verb, "exit 9")) + tail));
            all.add(new Failing(
                    verb + " after",
                    head + (bare ? whole + "\n" + FAILS.stripTrailing() : one(verb, command + "; exit 9")) + tail));
        }
        return all;
    }

    private static String one(String verb, String command) {
        return "  - " + verb + ": '" + command + "'";
    }
}
