package dev.drydock.contract;

/**
 * @param name as people say it; a branch with {@link #BRANCH} before its own
 * @param commit what it was when the plan was made, of an archive its SHA-256; all work goes by this
 */
public record Version(String name, String commit) {
    /** Git's own word, so that no tag is taken for it. */
    public static final String BRANCH = "refs/heads/";

    /** Nobody has released it, so it has no place among the versions. */
    public static boolean branch(String name) {
        return name.startsWith(BRANCH);
    }
}
