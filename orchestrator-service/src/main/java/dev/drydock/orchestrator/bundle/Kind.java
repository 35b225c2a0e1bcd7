package dev.drydock.orchestrator.bundle;

import java.util.regex.Pattern;

/** What seems to be wrong, by what was printed. A guess that says whom to ask first; a person judges. Pure. */
enum Kind {
    ENVIRONMENT("the machine, or what is installed on it"),
    CONFIGURATION("this site's own settings or data"),
    APPLICATION("the application, or its new version");

    private static final Pattern OF_THE_HOST = Pattern.compile(
            "allowed memory size|out of memory|cannot allocate memory|no space left|disk quota exceeded|read-only file system"
                    + "|class \"?'?ziparchive|could not find driver|ext-[a-z0-9_]+|(?:php )?extension\\b.{0,60}\\b(?:missing|required|not (?:loaded|installed|found))"
                    + "|requires php|your php version|unsupported python|no module named|cannot open shared object"
                    + "|command not found|: not found$|permission denied|connection refused|could not resolve host|timed out"
                    + "|lacks the clients|missing on the site's host",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern OF_THE_SITE = Pattern.compile(
            "access denied for user|authentication failed|unknown database|database \"[^\"]*\" does not exist|no application encryption key"
                    + "|duplicate entry|duplicate key value|violates (?:unique|foreign key|not-null) constraint|integrity constraint violation"
                    + "|edited by hand|local edits|doors of .* are closed already|could not (?:read|parse) .*\\.env",
            Pattern.CASE_INSENSITIVE);

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** As recipes have it under {@code help}. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @param text reason and output of what failed */
    static Kind of(String text) {
        if (OF_THE_HOST.matcher(text).find()) return ENVIRONMENT;
        return OF_THE_SITE.matcher(text).find() ? CONFIGURATION : APPLICATION;
    }
}
