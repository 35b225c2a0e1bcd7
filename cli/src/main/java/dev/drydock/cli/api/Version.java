package dev.drydock.cli.api;

/** @param name as people say it; the commit pins it, of a package the name itself */
public record Version(String name, String commit) {

    /** {@code v1.1 (1a2b3c4)} */
    public static String text(Version v) {
        if (v == null) return "?";
        if (v.commit == null || v.commit.isEmpty() || v.commit.equals(v.name)) return v.name;
        return v.name + " (" + v.commit.substring(0, Math.min(7, v.commit.length())) + ")";
    }

    /** By the commit where both have one: what an application calls itself need not be its tag's name. */
    public boolean is(Version other) {
        if (other == null) return false;
        boolean pinned = commit != null && !commit.isEmpty() && other.commit != null && !other.commit.isEmpty();
        return pinned ? commit.equals(other.commit) : equals(other);
    }

    public static String name(Version v) {
        return v == null || v.name == null ? "?" : v.name;
    }
}
