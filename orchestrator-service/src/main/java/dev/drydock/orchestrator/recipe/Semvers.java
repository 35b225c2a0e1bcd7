package dev.drydock.orchestrator.recipe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;

/** Versions as projects really write them (v1.10, V0.7, 1.7, 2024.01.3) → semver. */
final class Semvers {
    private static final String NUMBER = "0*([0-9]{1,9})";
    private static final Pattern FORM = Pattern.compile("[vV]?" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER
            + ")?(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z.-]+)?");

    private Semvers() {}

    static Optional<Semver> of(String name) {
        Matcher m = FORM.matcher(name);
        if (!m.matches()) return Optional.empty();
        String core = m.group(1) + "." + or(m.group(2), "0") + "." + or(m.group(3), "0");
        return Optional.ofNullable(Semver.parse(core + or(m.group(4), "")));
    }

    private static String or(String text, String other) {
        return text == null ? other : text;
    }

    static boolean isRange(String range) {
        if (!range.matches("[0-9A-Za-z.<>=~^|*+ -]+") || !range.matches(".*[0-9*].*")) return false;
        try {
            return !RangeListFactory.create(range).get().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** A release candidate counts as its release: it has what the release has. */
    static boolean within(Semver version, String range) {
        return version.withClearedPreReleaseAndBuild().satisfies(range);
    }
}
