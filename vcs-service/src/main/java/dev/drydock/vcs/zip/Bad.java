package dev.drydock.vcs.zip;

/** What is wrong with an archive, in words for people: none of it counts. */
public final class Bad extends Exception {
    Bad(String what) {
        super(what);
    }
}
