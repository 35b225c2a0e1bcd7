package dev.drydock.orchestrator.recipe;

import java.util.Optional;
import java.util.regex.Pattern;

/** What may be the name of a version: it travels to git and into logs, and never looks like an option. */
public final class VersionName {
    static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+/-]*");

    private VersionName() {}

    /** @return what is wrong with it; empty: nothing */
    public static Optional<String> check(String name) {
        if (name == null || name.isBlank()) return Optional.of("a version has no name: it is empty");
        String said = Notes.quote(name) + " is not a version's name: ";
        if (name.length() > LONGEST) return Optional.of(said + "it is longer than " + LONGEST + " characters");
        if (name.startsWith("-")) return Optional.of(said + "it begins with a dash and would be taken for an option");
        if (name.contains("..")) return Optional.of(said + "`..` may not stand in it");
        if (name.contains("//") || name.endsWith("/") || name.endsWith(".lock")) {
            return Optional.of(said + "git has no such tags");
        }
        if (!FORM.matcher(name).matches()) {
            return Optional.of(said + "only letters, digits and . _ + / - may stand in it, a letter or digit first");
        }
        return Optional.empty();
    }
}
