package dev.drydock.backup;

/** What a path is to a backup; the design's classes, and git's own files. */
enum Kind {
    KEPT,
    VOLATILE,
    CACHE,
    OUTSIDE,
    MARK,
    DATABASE,
    /** HEAD, refs and config: put back and compared, but for their times. */
    GIT,
    /** The rest of a repository, such as its index: put back, not compared. */
    GIT_INNER;

    boolean copied() {
        return putBack() || this == VOLATILE;
    }

    boolean putBack() {
        return compared() || this == GIT_INNER;
    }

    boolean compared() {
        return this == KEPT || this == GIT;
    }

    /** Git's and the cache's folders change their times whoever looks at them. */
    boolean timed() {
        return this == KEPT;
    }
}
