package dev.drydock.backup;

import dev.drydock.contract.Place;

/** What the scripts' own exit codes mean. */
final class Exits {
    private Exits() {}

    static final int NO_ROOT = 70;
    static final int NO_DATABASE = 66;
    static final int NO_SNAPSHOT = 67;
    static final int NO_CLIENT = 76;
    static final int NO_SCRATCH = 77;
    static final int NOT_LOADED = 79;
    static final int NOT_TAME = 81;

    static boolean noDatabase(int exit) {
        return exit == NO_DATABASE || exit == NO_SNAPSHOT;
    }

    static String meaning(int exit, Place place) {
        String jobs = "the site's jobs folder " + place.jobs();
        return switch (exit) {
            case 65 -> "what reached the site was not whole; nothing of it was used";
            case NO_DATABASE -> "the database file is missing, or no file";
            case NO_SNAPSHOT -> "sqlite3 could not make a snapshot of the database";
            case 68 -> "the database's folder is missing; restore the tree first";
            case 69 -> "on the way to the database there is a symbolic link now; restore the tree first";
            case NO_ROOT -> "the site's root " + place.root() + " is missing, or cannot be entered";
            case 71 -> jobs + " cannot be used";
            case 72 -> jobs + " could not take all of it (is the disk full?); the site is as it was";
            case 73 -> "not all could be removed that had to go; run it again";
            case 74 -> "not all could be put back; run it again";
            case NO_CLIENT -> "the site's host lacks the clients of that server";
            case NO_SCRATCH -> "the scratch database is not there, and the role may not make one";
            case 78 -> "the database is gone, and its role may not make it again";
            case NOT_LOADED -> "the server did not take the dump; the database is not whole now";
            case NOT_TAME ->
                "the client on the backup service's machine would run commands that a dump holds: bring it up to date there";
            case 80 -> "a file that should be there is missing";
            case 75 ->
                "a folder has an extended attribute that it had not, and on the site's host is neither setfattr nor python3"
                        + " to take it off: install the package attr there";
            default -> "the site's script exited with " + exit;
        };
    }
}
