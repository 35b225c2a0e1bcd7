package dev.drydock.orchestrator.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be a path. Only text is looked at, never a disk. */
final class Paths {
    private static final int LONGEST = 1000;

    private Paths() {}

    /** @return what is wrong with a path below a site's root; empty: nothing */
    static Optional<String> relativeFault(String path) {
        if (path.startsWith("/")) return Optional.of("it must be relative to the site's root, without a leading /");
        if (path.contains("*") || path.contains("?")) {
            return Optional.of("* and ? are not understood; a folder stands for all that is in it");
        }
        return partsFault(path);
    }

    static Optional<String> absoluteFault(String path) {
        if (!path.startsWith("/")) return Optional.of("it must be absolute, with a leading /");
        if (path.equals("/")) return Optional.of("the whole machine is not a site");
        return partsFault(path.substring(1));
    }

    static boolean within(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    private static Optional<String> partsFault(String path) {
        if (path.isBlank()) return Optional.of("it is empty");
        if (path.length() > LONGEST) return Optional.of("it is longer than " + LONGEST + " characters");
        if (path.chars().anyMatch(Character::isISOControl)) return Optional.of("it has a control character");
        if (path.endsWith("/")) return Optional.of("leave out the / at its end");
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (parts.contains("..")) return Optional.of("`..` may not stand in it");
        if (parts.contains(".")) return Optional.of("`.` may not stand in it");
        if (parts.contains("")) return Optional.of("// may not stand in it");
        return Optional.empty();
    }
}
